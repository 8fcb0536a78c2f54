/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

/**
 * How a network's probabilities become honest: temperature scaling (Guo et al., On calibration of
 * modern neural networks, ICML 2017, section 4.2). Divides all logits by one number, so that no
 * prediction changes.
 *
 * @param temperature above 0; above 1 where the network was too sure of itself
 * @param n number of pictures it was fitted on
 * @param source which pictures these were, such as {@code "validation pictures of the run"}; never
 *     test pictures
 */
public record Calibration(double temperature, int n, String source) {

  /**
   * @throws IllegalArgumentException if the temperature is not a positive number
   */
  public Calibration {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a temperature is positive, not " + temperature);
    }
  }

  /** Softmax of the logits divided by the temperature, of one class. */
  public double probability(float[] logits, int index) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((logit - max) / temperature);
    }
    return Math.exp((logits[index] - max) / temperature) / sum;
  }
}
