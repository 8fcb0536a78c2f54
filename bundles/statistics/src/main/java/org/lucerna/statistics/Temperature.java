/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.Optional;

/**
 * Temperature scaling (Guo et al., On calibration of modern neural networks, ICML 2017, section
 * 4.2): the number that all logits are divided by so that the negative log-likelihood of pictures
 * that the network was not trained on is least.
 *
 * @param value above 0; above 1 where the network was too sure of itself
 * @param n number of samples it was fitted on
 * @param before mean negative log-likelihood at temperature 1, in nats
 * @param after the same at this temperature; never more
 */
public record Temperature(double value, int n, double before, double after) {

  private static final double LEAST = 1e-3;
  private static final double MOST = 1e3;

  /** Halvings of the bracket: beyond the precision of a double. */
  private static final int STEPS = 100;

  /**
   * The best temperature. The likelihood is concave in its inverse, so that there is one optimum,
   * found by bisection on the slope.
   *
   * @param logits {@code [n][classes]}, of any additive constant a row
   * @param labels true classes
   * @return empty where no finite temperature is best: every sample is right, so that ever lower
   *     ones fit better, or the network knows no more than chance, so that ever higher ones do
   * @throws IllegalArgumentException if there are not as many labels as rows
   */
  public static Optional<Temperature> fit(double[][] logits, int[] labels) {
    if (logits.length != labels.length) {
      throw new IllegalArgumentException(labels.length + " labels for " + logits.length + " rows");
    }
    double low = 1 / MOST;
    double high = 1 / LEAST;
    if (logits.length == 0 || slope(logits, labels, low) >= 0 || slope(logits, labels, high) <= 0) {
      return Optional.empty();
    }
    for (int i = 0; i < STEPS; i++) {
      double middle = Math.sqrt(low * high);
      if (slope(logits, labels, middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double inverse = Math.sqrt(low * high);
    return Optional.of(
        new Temperature(
            1 / inverse,
            logits.length,
            loss(logits, labels, 1),
            Math.min(loss(logits, labels, 1), loss(logits, labels, inverse))));
  }

  /** Of the negative log-likelihood in the inverse temperature: expected less true logit. */
  private static double slope(double[][] logits, int[] labels, double inverse) {
    double slope = 0;
    for (int i = 0; i < logits.length; i++) {
      double max = max(logits[i]);
      double sum = 0;
      double weighted = 0;
      for (double z : logits[i]) {
        double share = Math.exp(inverse * (z - max));
        sum += share;
        weighted += share * (z - max);
      }
      slope += weighted / sum - (logits[i][labels[i]] - max);
    }
    return slope;
  }

  private static double loss(double[][] logits, int[] labels, double inverse) {
    double loss = 0;
    for (int i = 0; i < logits.length; i++) {
      double max = max(logits[i]);
      double sum = 0;
      for (double z : logits[i]) {
        sum += Math.exp(inverse * (z - max));
      }
      loss += Math.log(sum) - inverse * (logits[i][labels[i]] - max);
    }
    return loss / logits.length;
  }

  private static double max(double[] row) {
    double max = Double.NEGATIVE_INFINITY;
    for (double z : row) {
      max = Math.max(max, z);
    }
    return max;
  }
}
