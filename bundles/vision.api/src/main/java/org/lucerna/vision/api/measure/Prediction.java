/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

/**
 * What a network said of a sample.
 *
 * @param id the sample's
 * @param label its true class
 * @param logits by class; never changed by anyone
 */
public record Prediction(String id, int label, float[] logits) {

  /** The class with the largest logit, of equals the first. */
  public int predicted() {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Softmax, computed without overflow. */
  public double probability(int index) {
    double max = logits[predicted()];
    double sum = 0;
    for (float v : logits) {
      sum += Math.exp(v - max);
    }
    return Math.exp(logits[index] - max) / sum;
  }

  /** {@link #probability} of all classes, in one pass over the logits. */
  public double[] probabilities() {
    double max = logits[predicted()];
    double[] values = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      values[i] = Math.exp(logits[i] - max);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return values;
  }

  public boolean isCorrect() {
    return predicted() == label;
  }
}
