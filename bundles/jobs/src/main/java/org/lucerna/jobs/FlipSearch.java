/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.Network;

/**
 * Looks for few cells of a picture without which the class changes, in the manner of SEDC (Martens
 * and Provost 2014; for pictures Vermeire et al. 2022): cells are hidden one after another until it
 * does, then each is shown again that is not needed. Where SEDC expands the best subset so far, the
 * order is that of a map here, which takes one answer for each cell. What is found is a set none of
 * whose cells, put back in this order, could be left out; a smaller one may exist.
 */
final class FlipSearch {

  /** Answers asked for at once. */
  private static final int ROWS = 16;

  private final Probe probe;
  private final Cells cells;
  private final Tensor cover;
  private final IntPredicate flipped;
  private int tried;

  /**
   * @param probe of the picture alone
   * @param cover what stands for the picture where it is hidden, {@code [3, H, W]}
   * @param flipped whether a predicted class is one that is looked for
   */
  FlipSearch(Probe probe, Cells cells, Tensor cover, IntPredicate flipped) {
    this.probe = probe;
    this.cells = cells;
    this.cover = cover;
    this.flipped = flipped;
  }

  /** How often the network was asked. */
  int tried() {
    return tried;
  }

  /**
   * @param order of the cells, what is hidden first in front
   * @param most share of the picture
   * @return empty where hiding all that may be hidden does not change the class
   */
  Optional<Set<Integer>> find(List<Integer> order, double most, Progress progress) {
    List<Set<Integer>> prefixes = new ArrayList<>();
    Set<Integer> hidden = new LinkedHashSet<>();
    for (int cell : order) {
      hidden.add(cell);
      if (cells.area(hidden) <= most) {
        prefixes.add(new LinkedHashSet<>(hidden));
      }
    }
    for (int from = 0; from < prefixes.size(); from += ROWS) {
      progress.step(from, prefixes.size());
      List<Set<Integer>> rows = prefixes.subList(from, Math.min(from + ROWS, prefixes.size()));
      boolean[] answers = ask(rows);
      for (int i = 0; i < answers.length; i++) {
        if (answers[i]) {
          return Optional.of(pruned(rows.get(i), progress));
        }
      }
    }
    return Optional.empty();
  }

  /** Shows cells again that are not needed, those that counted least first. */
  private Set<Integer> pruned(Set<Integer> found, Progress progress) {
    Set<Integer> needed = new LinkedHashSet<>(found);
    List<Integer> candidates = new ArrayList<>(found);
    Collections.reverse(candidates);
    int at = 0;
    while (at < candidates.size()) {
      progress.step(at, candidates.size());
      List<Integer> some = candidates.subList(at, Math.min(at + ROWS, candidates.size()));
      boolean[] answers = ask(some.stream().map(cell -> without(needed, cell)).toList());
      int first = 0;
      while (first < answers.length && !answers[first]) {
        first++;
      }
      // what stands behind the first that can go was asked of another set
      if (first < answers.length) {
        needed.remove(some.get(first));
      }
      at += Math.min(first + 1, answers.length);
    }
    return needed;
  }

  private static Set<Integer> without(Set<Integer> cells, int cell) {
    Set<Integer> others = new LinkedHashSet<>(cells);
    others.remove(cell);
    return others;
  }

  private boolean[] ask(List<Set<Integer>> hidden) {
    Perturbation change = new Perturbation.Masks(cells.shown(hidden), Optional.of(cover));
    Tensor logits = probe.perturbed(0, Network.INPUT, change, probe.network().output()).values();
    tried += hidden.size();
    boolean[] answers = new boolean[hidden.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = flipped.test(Target.predicted().classIndex(logits.slice(i).toArray()));
    }
    return answers;
  }
}
