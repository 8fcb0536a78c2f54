/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;

/**
 * The region replaced by what pictures of other classes show at the same place, beside a control.
 * Of corners and patches the control is a box of the same size elsewhere, replaced by the same
 * pictures' pixels; of borders and backgrounds, which have no elsewhere, it is the same region
 * replaced by pictures of the same class, so that the cut edges are the same and only the class
 * differs.
 *
 * @param pictures whose region was replaced
 * @param before probability of the class, by picture
 * @param right whether the class was predicted, by picture
 * @param suspect mean over draws
 * @param control mean over draws
 */
record Removal(
    List<Seen> pictures, double[] before, double[] right, Effect suspect, Effect control) {

  /**
   * What the network said afterwards, by picture.
   *
   * @param probability of the class
   * @param right share of draws in which the class was predicted
   * @param logOdds of the class
   */
  record Effect(double[] probability, double[] right, double[] logOdds) {

    static Effect of(int pictures) {
      return new Effect(new double[pictures], new double[pictures], new double[pictures]);
    }
  }

  /**
   * Loss of the class's logarithmic odds beyond the control's, by picture: what is tested.
   * Probabilities near 1 hide what odds show.
   */
  double[] beyondControl() {
    return minus(control.logOdds(), suspect.logOdds());
  }

  /** Loss of the class's probability beyond the control's, by picture. */
  double[] loss() {
    return minus(control.probability(), suspect.probability());
  }

  static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  List<String> groups() {
    return pictures.stream().map(s -> s.picture().group()).toList();
  }

  /** Performs it. */
  static final class Test {

    private final Suspect suspect;
    private final List<Seen> all;
    private final int draws;
    private final SplittableRandom random;

    /**
     * @param all where donors are taken from
     */
    Test(Suspect suspect, List<Seen> all, int draws, long seed) {
      this.suspect = suspect;
      this.all = all;
      this.draws = draws;
      this.random = new SplittableRandom(seed);
    }

    Removal run(Answers answers, Progress progress) {
      List<Seen> pictures = suspect.members();
      List<Operation> operations = new ArrayList<>();
      for (Seen seen : pictures) {
        operations.add(picture -> seen.crop());
        for (int d = 0; d < draws; d++) {
          operations.addAll(pair(seen));
        }
      }
      double[][] found = answers.of(operations.size(), i -> operations.get(i).apply(i), progress);
      return summed(pictures, found);
    }

    private interface Operation {
      RgbImage apply(int number);
    }

    private List<Operation> pair(Seen seen) {
      Mask region = suspect.region(seen);
      Seen donor = other(seen);
      Operation removed = i -> Surgery.replaced(seen.crop(), region, donor.crop());
      if (!suspect.place().isPatch()) {
        Seen same = same(seen);
        return List.of(removed, i -> Surgery.replaced(seen.crop(), region, same.crop()));
      }
      Box box = suspect.box(seen);
      Box to = Surgery.elsewhere(box, seen.width(), seen.height(), random);
      Mask moved = Surgery.moved(region, to.x() - box.x(), to.y() - box.y());
      return List.of(removed, i -> Surgery.replaced(seen.crop(), moved, donor.crop()));
    }

    private Seen other(Seen seen) {
      return drawn(all.stream().filter(s -> s.classIndex() != suspect.classIndex()).toList(), seen);
    }

    private Seen same(Seen seen) {
      return drawn(
          suspect.members().stream()
              .filter(s -> !s.picture().group().equals(seen.picture().group()))
              .toList(),
          seen);
    }

    private Seen drawn(List<Seen> from, Seen otherwise) {
      return from.isEmpty() ? otherwise : from.get(random.nextInt(from.size()));
    }

    private Removal summed(List<Seen> pictures, double[][] found) {
      int n = pictures.size();
      int stride = 1 + 2 * draws;
      double[] before = new double[n];
      double[] right = new double[n];
      Effect suspected = Effect.of(n);
      Effect control = Effect.of(n);
      for (int i = 0; i < n; i++) {
        before[i] = Answers.probability(found[i * stride], suspect.classIndex());
        right[i] = right(found[i * stride]);
        for (int d = 0; d < draws; d++) {
          add(suspected, i, found[i * stride + 1 + 2 * d]);
          add(control, i, found[i * stride + 2 + 2 * d]);
        }
      }
      return new Removal(pictures, before, right, suspected, control);
    }

    private void add(Effect effect, int i, double[] answer) {
      effect.probability()[i] += Answers.probability(answer, suspect.classIndex()) / draws;
      effect.right()[i] += right(answer) / draws;
      effect.logOdds()[i] += Answers.logOdds(answer, suspect.classIndex()) / draws;
    }

    private double right(double[] answer) {
      return Answers.best(answer) == suspect.classIndex() ? 1 : 0;
    }
  }
}
