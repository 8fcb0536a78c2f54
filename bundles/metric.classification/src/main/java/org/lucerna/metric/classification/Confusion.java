/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import java.util.List;
import java.util.OptionalDouble;
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

  /** Share of those taken for the class that are of it; empty where none was. */
  OptionalDouble precision(int c) {
    return share(counts[c][c], predicted(c));
  }

  /** Share of the class that was found; empty where the class has no sample. */
  OptionalDouble recall(int c) {
    return share(counts[c][c], support(c));
  }

  /**
   * Harmonic mean of precision and recall, as 2 TP / (2 TP + FP + FN): defined, and 0, where one of
   * the two is undefined; empty only where the class neither occurs nor is predicted.
   */
  OptionalDouble f1(int c) {
    return share(2 * counts[c][c], predicted(c) + support(c));
  }

  /** Mean F1 of all classes for which it is defined (Sokolova and Lapalme 2009, macro average). */
  double macroF1() {
    double sum = 0;
    int defined = 0;
    for (int c = 0; c < counts.length; c++) {
      OptionalDouble f1 = f1(c);
      if (f1.isPresent()) {
        sum += f1.getAsDouble();
        defined++;
      }
    }
    return sum / defined;
  }

  private static OptionalDouble share(int part, int all) {
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / all);
  }
}
