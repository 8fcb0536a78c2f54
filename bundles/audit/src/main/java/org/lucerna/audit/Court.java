/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Holm;

/** Chooses whom to test, tests all, and corrects for having tested so many. */
final class Court {

  /** Less of a map's energy than this beyond the usual is not worth a test. */
  private static final double LEAST_SCORE = 0.005;

  private static final int PER_CLASS = 4;

  private final List<Seen> all;
  private final AuditParams params;
  private final long seed;

  Court(List<Seen> all, AuditParams params, long seed) {
    this.all = all;
    this.params = params;
    this.seed = seed;
  }

  /** Those with the highest scores, a few of each class; none that lies on the object. */
  List<Suspect> chosen(List<Suspect> suspects) {
    List<Suspect> sorted = new ArrayList<>(suspects.stream().filter(this::able).toList());
    sorted.sort(Comparator.comparingDouble((Suspect s) -> s.clues().score()).reversed());
    Map<Integer, Integer> perClass = new HashMap<>();
    List<Suspect> chosen = new ArrayList<>();
    for (Suspect suspect : sorted) {
      int there = perClass.merge(suspect.classIndex(), 1, Integer::sum);
      if (there <= PER_CLASS && chosen.size() < params.suspects()) {
        chosen.add(suspect);
      }
    }
    return chosen;
  }

  private boolean able(Suspect suspect) {
    return suspect.members().size() >= Finder.FEWEST
        && !(suspect.clues().onObject() > 0.5)
        && suspect.clues().score() >= LEAST_SCORE;
  }

  /** In the order of verdicts, the largest effects first. */
  List<Tested> tested(List<Suspect> chosen, Answers answers, Progress progress) {
    List<Removal> removals = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    double[] values = new double[2 * chosen.size()];
    for (int i = 0; i < chosen.size(); i++) {
      Suspect suspect = chosen.get(i);
      Progress part =
          progress.part("suspect %d of %d".formatted(i + 1, chosen.size()), 1.0 / chosen.size());
      long own = seed * 31 + i;
      Removal removal =
          new Removal.Test(suspect, all, params.draws(), own)
              .run(answers, part.part("replaced", 0.5));
      Transfer transfer =
          new Transfer.Test(suspect, all, params.pastes(), own)
              .run(answers, part.part("pasted", 0.5));
      removals.add(removal);
      transfers.add(transfer);
      values[2 * i] = p(removal);
      values[2 * i + 1] = p(transfer);
    }
    List<Double> adjusted = Holm.adjusted(DoubleStream.of(values).boxed().toList());
    List<Tested> tested = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      tested.add(
          new Tested(
              chosen.get(i),
              removals.get(i),
              transfers.get(i),
              adjusted.get(2 * i),
              adjusted.get(2 * i + 1)));
    }
    tested.sort(
        Comparator.comparing((Tested t) -> t.verdict(params.alpha()))
            .thenComparing(Comparator.comparingDouble(Tested::effect).reversed()));
    return tested;
  }

  private double p(Removal removal) {
    return SignFlips.p(
        Measured.groupMeans(removal.beyondControl(), removal.groups()), params.logFactor(), seed);
  }

  /** It must hold over the pictures pasted onto as over those the regions are from. */
  private double p(Transfer transfer) {
    double[] gains = transfer.beyondControl();
    return Math.max(
        SignFlips.p(Measured.groupMeans(gains, transfer.targetGroups()), params.logFactor(), seed),
        SignFlips.p(Measured.groupMeans(gains, transfer.donorGroups()), params.logFactor(), seed));
  }
}
