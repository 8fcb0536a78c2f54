/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Arrays;

/**
 * Multinomial logistic regression with an L2 penalty: minimises the mean cross-entropy plus {@code
 * strength / 2} times the sum of squared weights of standardised features; biases are free.
 * Features are standardised by mean and deviation of the pictures it is fitted on.
 */
final class LogisticModel {

  private static final int ROWS = 64;
  private static final int ITERATIONS = 500;

  /** Largest entry of the gradient at which the fit ends. */
  static final double TOLERANCE = 1e-5;

  private final Features features;
  private final int classes;
  private final Chunks chunks;
  private final double[] mean;
  private final double[] inverse;

  /** {@code [D + 1, classes]} row by row, the last row the biases. */
  private final double[] weights;

  /**
   * @param rows the pictures it will be fitted on
   */
  LogisticModel(Features features, int classes, int[] rows, Chunks chunks) {
    this.features = features;
    this.classes = classes;
    this.chunks = chunks;
    this.mean = new double[features.d()];
    this.inverse = new double[features.d()];
    this.weights = new double[(features.d() + 1) * classes];
    standardise(rows);
  }

  private void standardise(int[] rows) {
    for (int row : rows) {
      for (int c = 0; c < features.d(); c++) {
        mean[c] += features.at(row, c) / rows.length;
      }
    }
    for (int row : rows) {
      for (int c = 0; c < features.d(); c++) {
        double off = features.at(row, c) - mean[c];
        inverse[c] += off * off / rows.length;
      }
    }
    for (int c = 0; c < features.d(); c++) {
      // a feature that is the same in all pictures says nothing of the class
      boolean constant = inverse[c] <= 1e-12 * mean[c] * mean[c] || inverse[c] == 0;
      inverse[c] = constant ? 0 : 1 / Math.sqrt(inverse[c]);
    }
  }

  /** Goes on from the weights of the last fit. */
  void fit(int[] rows, int[] labels, double strength) {
    Lbfgs.minimise(
        (x, gradient) -> loss(x, gradient, new Task(rows, labels, strength)),
        weights,
        TOLERANCE,
        ITERATIONS);
  }

  private record Task(int[] rows, int[] labels, double strength) {}

  private double loss(double[] x, double[] gradient, Task task) {
    int n = task.rows().length;
    int parts = Chunks.count(n, ROWS);
    double[] losses = new double[parts];
    double[][] sums = new double[parts][];
    chunks.forEach(
        n,
        ROWS,
        (chunk, from, to) -> {
          double[] sum = new double[x.length];
          for (int r = from; r < to; r++) {
            losses[chunk] += add(x, task.rows()[r], task.labels()[task.rows()[r]], sum);
          }
          sums[chunk] = sum;
        });
    double loss = 0;
    Arrays.fill(gradient, 0);
    for (int p = 0; p < parts; p++) {
      loss += losses[p] / n;
      for (int k = 0; k < x.length; k++) {
        gradient[k] += sums[p][k] / n;
      }
    }
    for (int k = 0; k < features.d() * classes; k++) {
      loss += task.strength() / 2 * x[k] * x[k];
      gradient[k] += task.strength() * x[k];
    }
    return loss;
  }

  /** Adds a picture's gradient; answers its cross-entropy. */
  private double add(double[] x, int row, int label, double[] sum) {
    double[] p = probabilities(x, row);
    double loss = -Math.log(Math.max(p[label], Double.MIN_NORMAL));
    p[label] -= 1;
    for (int c = 0; c < features.d(); c++) {
      double value = value(row, c);
      for (int k = 0; k < classes; k++) {
        sum[c * classes + k] += value * p[k];
      }
    }
    for (int k = 0; k < classes; k++) {
      sum[features.d() * classes + k] += p[k];
    }
    return loss;
  }

  private double value(int row, int c) {
    return (features.at(row, c) - mean[c]) * inverse[c];
  }

  private double[] probabilities(double[] x, int row) {
    double[] z = Arrays.copyOfRange(x, features.d() * classes, x.length);
    for (int c = 0; c < features.d(); c++) {
      double value = value(row, c);
      for (int k = 0; k < classes; k++) {
        z[k] += value * x[c * classes + k];
      }
    }
    double top = Arrays.stream(z).max().orElse(0);
    double total = 0;
    for (int k = 0; k < classes; k++) {
      z[k] = Math.exp(z[k] - top);
      total += z[k];
    }
    for (int k = 0; k < classes; k++) {
      z[k] /= total;
    }
    return z;
  }

  double[] probabilities(int row) {
    return probabilities(weights, row);
  }

  /** The most probable class. */
  int predict(int row) {
    double[] p = probabilities(row);
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = p[k] > p[best] ? k : best;
    }
    return best;
  }

  /** Mean cross-entropy, in nats. */
  double crossEntropy(int[] rows, int[] labels) {
    double sum = 0;
    for (int row : rows) {
      sum -= Math.log(Math.max(probabilities(row)[labels[row]], Double.MIN_NORMAL));
    }
    return sum / rows.length;
  }

  double[] weights() {
    return weights;
  }
}
