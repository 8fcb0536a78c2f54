/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Objective;

/**
 * Softmax cross-entropy of a batch, computed in double precision without overflow.
 *
 * @param step loss and number of pictures classified right
 * @param cotangent derivative of the loss by each logit
 */
record CrossEntropy(Learner.Step step, Tensor cotangent) {

  /**
   * @param logits {@code [N, classes]}
   * @throws IllegalArgumentException if there is not one label for each row, or none such class, or
   *     not one weight for each class
   */
  static CrossEntropy of(Tensor logits, int[] labels, Objective objective) {
    check(logits, labels, objective);
    int rows = logits.size(0);
    int classes = logits.size(1);
    double total = 0;
    for (int label : labels) {
      total += objective.weight(label);
    }
    float[] cotangent = new float[rows * classes];
    double loss = 0;
    int correct = 0;
    for (int n = 0; n < rows; n++) {
      Tensor row = logits.slice(n);
      double[] share = shares(objective, labels[n], classes);
      double logSum = logSum(row);
      double all = 0;
      for (int c = 0; c < classes; c++) {
        all += share[c];
        loss += share[c] * (logSum - row.at(c)) / total;
      }
      for (int c = 0; c < classes; c++) {
        double softmax = Math.exp(row.at(c) - logSum);
        cotangent[n * classes + c] = (float) ((all * softmax - share[c]) / total);
      }
      correct += row.argMax() == labels[n] ? 1 : 0;
    }
    return new CrossEntropy(new Learner.Step(loss, correct), Tensor.wrap(cotangent, rows, classes));
  }

  private static void check(Tensor logits, int[] labels, Objective objective) {
    int classes = logits.size(1);
    if (labels.length != logits.size(0)) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + logits.size(0) + " pictures");
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("no class " + label + " among " + classes);
      }
    }
    int weights = objective.classWeights().size();
    if (weights != 0 && weights != classes) {
      throw new IllegalArgumentException(weights + " class weights for " + classes + " classes");
    }
  }

  /** How much of each class's log-probability a picture of class {@code label} counts. */
  private static double[] shares(Objective objective, int label, int classes) {
    double smoothing = objective.labelSmoothing();
    double[] share = new double[classes];
    for (int c = 0; c < classes; c++) {
      share[c] = smoothing / classes * objective.weight(c);
    }
    share[label] += (1 - smoothing) * objective.weight(label);
    return share;
  }

  private static double logSum(Tensor row) {
    double max = row.max();
    double sum = 0;
    for (int c = 0; c < row.length(); c++) {
      sum += Math.exp(row.at(c) - max);
    }
    return max + Math.log(sum);
  }
}
