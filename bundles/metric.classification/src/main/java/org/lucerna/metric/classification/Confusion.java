/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lucerna.statistics.Proportion;
import org.lucerna.vision.api.measure.Prediction;

/** Counts of predictions by true class and predicted class, and what follows from them. */
final class Confusion {

  private final int[][] counts;

  Confusion(int classes, List<Prediction> predictions) {
    counts = new int[classes][classes];
    for (Prediction prediction : predictions) {
      counts[prediction.label()][prediction.predicted()]++;
    }
  }

  int classes() {
    return counts.length;
  }

  int count(int truth, int predicted) {
    return counts[truth][predicted];
  }

  /** How many samples are of that class. */
  int support(int c) {
    int sum = 0;
    for (int n : counts[c]) {
      sum += n;
    }
    return sum;
  }

  /** How many samples were taken for that class. */
  int predicted(int c) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[c];
    }
    return sum;
  }

  int correct() {
    int sum = 0;
    for (int c = 0; c < counts.length; c++) {
      sum += counts[c][c];
    }
    return sum;
  }

  /** How many samples the most frequent class has. */
  int largestSupport() {
    return IntStream.range(0, counts.length).map(this::support).max().orElse(0);
  }

  /** Share of those taken for the class that are of it; empty where none was. */
  Optional<Proportion> precision(int c) {
    return share(counts[c][c], predicted(c));
  }

  /** Share of the class that was found; empty where the class has no sample. */
  Optional<Proportion> recall(int c) {
    return share(counts[c][c], support(c));
  }

  /** The recalls of all classes that have samples. */
  List<Proportion> recalls() {
    return IntStream.range(0, counts.length)
        .mapToObj(this::recall)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Harmonic mean of precision and recall, as 2 TP / (2 TP + FP + FN): defined, and 0, where one of
   * the two is undefined; empty only where the class neither occurs nor is predicted.
   */
  OptionalDouble f1(int c) {
    int all = predicted(c) + support(c);
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * counts[c][c] / all);
  }

  /** Mean F1 of all classes for which it is defined (Sokolova and Lapalme 2009, macro average). */
  double macroF1() {
    return IntStream.range(0, counts.length)
        .mapToObj(this::f1)
        .flatMapToDouble(OptionalDouble::stream)
        .average()
        .orElseThrow();
  }

  private static Optional<Proportion> share(int part, int all) {
    return all == 0 ? Optional.empty() : Optional.of(new Proportion(part, all));
  }
}
