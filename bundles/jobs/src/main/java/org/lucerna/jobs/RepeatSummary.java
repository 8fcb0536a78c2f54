/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.lucerna.statistics.CorrectedResampledT;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.statistics.Sample;
import org.lucerna.vision.api.dataset.Split;

/**
 * Several runs of one job: what each gave, and their mean.
 *
 * @param runs at least two, in the order they were run
 * @param means one a split and score that all runs have
 */
record RepeatSummary(List<RunResult> runs, List<Mean> means) {

  /**
   * @param values one a run
   * @param lowest of the values
   * @param interval 95 %, of the mean
   */
  record Mean(
      Split split,
      String score,
      Sample values,
      double lowest,
      double highest,
      Optional<Interval> interval) {}

  static RepeatSummary of(List<RunResult> runs) {
    boolean oneSplit = isOneSplit(runs);
    double ratio = testToTrain(runs);
    List<Mean> means = new ArrayList<>();
    for (Split split : Split.values()) {
      for (String score : common(runs, split)) {
        double[] values =
            runs.stream().mapToDouble(r -> r.scores().get(split).get(score)).toArray();
        Sample sample = Sample.of(values);
        Optional<Interval> interval =
            oneSplit || values.length < 2
                ? sample.studentInterval()
                : Optional.of(CorrectedResampledT.of(values, ratio).interval());
        boolean share = runs.get(0).isShare(split, score);
        means.add(
            new Mean(
                split,
                score,
                sample,
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow(),
                share ? interval.map(RepeatSummary::cut) : interval));
      }
    }
    return new RepeatSummary(List.copyOf(runs), List.copyOf(means));
  }

  /** What no share can be is left off. */
  private static Interval cut(Interval interval) {
    return new Interval(
        Math.max(0, interval.low()),
        Math.min(1, interval.high()),
        interval.level(),
        interval.method());
  }

  /** Scores of a split that every run has, in the order of the first. */
  private static Set<String> common(List<RunResult> runs, Split split) {
    Set<String> names = null;
    for (RunResult run : runs) {
      Set<String> own =
          run.scores().containsKey(split) ? run.scores().get(split).keySet() : Set.of();
      if (names == null) {
        names = new LinkedHashSet<>(own);
      }
      names.retainAll(own);
    }
    return names == null ? Set.of() : names;
  }

  /** Whether all runs had the same pictures in each split: then only training differs. */
  boolean isOneSplit() {
    return isOneSplit(runs);
  }

  private static boolean isOneSplit(List<RunResult> runs) {
    return runs.stream().map(RunResult::fingerprint).distinct().count() == 1;
  }

  /** Whether the runs are the folds of one seed, so that every picture was tested once. */
  boolean isCrossValidation() {
    return runs.stream().allMatch(r -> r.fold().isPresent())
        && runs.stream().mapToLong(RunResult::seed).distinct().count() == 1;
  }

  boolean isPartial() {
    return runs.stream().anyMatch(RunResult::isPartial);
  }

  /** Pictures tested over pictures that the training, validation included, had seen: n2/n1. */
  double testToTrain() {
    return testToTrain(runs);
  }

  private static double testToTrain(List<RunResult> runs) {
    double test = runs.stream().mapToInt(r -> r.pictures(Split.TEST)).sum();
    double train =
        runs.stream().mapToInt(r -> r.pictures(Split.TRAIN) + r.pictures(Split.VALIDATION)).sum();
    return test / train;
  }

  Optional<Mean> mean(Split split, String score) {
    return means.stream().filter(m -> m.split() == split && m.score().equals(score)).findFirst();
  }

  /**
   * The gaps between accuracy on train and on held-out pictures; empty unless all runs have one.
   */
  Optional<Sample> gaps() {
    double[] gaps =
        runs.stream().map(RunResult::gap).flatMapToDouble(OptionalDouble::stream).toArray();
    return gaps.length == runs.size() ? Optional.of(Sample.of(gaps)) : Optional.empty();
  }

  /** The confusion matrices of all folds added up; empty where the test was not evaluated. */
  List<List<Integer>> pooledConfusion() {
    List<List<Integer>> sum = new ArrayList<>();
    for (RunResult run : runs) {
      List<List<Integer>> own = run.confusion(Split.TEST);
      for (int row = 0; row < own.size(); row++) {
        if (sum.size() <= row) {
          sum.add(new ArrayList<>(own.get(row)));
          continue;
        }
        for (int column = 0; column < own.get(row).size(); column++) {
          sum.get(row).set(column, sum.get(row).get(column) + own.get(row).get(column));
        }
      }
    }
    return sum;
  }

  /** Of all pictures, each tested once, how many were right; empty unless cross-validated. */
  Optional<Proportion> pooledAccuracy() {
    List<List<Integer>> counts = isCrossValidation() ? pooledConfusion() : List.of();
    int all = counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
    int right = 0;
    for (int c = 0; c < counts.size(); c++) {
      right += counts.get(c).get(c);
    }
    return all == 0 ? Optional.empty() : Optional.of(new Proportion(right, all));
  }

  /** One sentence on what the deviation says and what it does not. */
  String design() {
    if (isOneSplit()) {
      return "All %d runs have the same pictures in train, validation and test: the deviation is that"
              .formatted(runs.size())
          + " of training alone (initial weights, order, dropout), and the interval (Student) says"
          + " nothing about other pictures.";
    }
    String what =
        isCrossValidation()
            ? "Every picture is tested in exactly one of the %d runs, but their training sets overlap:"
            : "The %d runs have different pictures in their splits, and their training sets overlap"
                + " unless the data are drawn anew for every seed:";
    return what.formatted(runs.size())
        + " the runs are not independent, so the interval of the mean is the corrected one of Nadeau"
        + " and Bengio (2003), variance (1/J + n2/n1)·s² with n2/n1 = %s."
            .formatted(String.format(java.util.Locale.ROOT, "%.3f", testToTrain()));
  }
}
