/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Learner;

/**
 * Softmax cross-entropy of a batch, computed in double precision without overflow.
 *
 * @param step mean loss and number of pictures classified right
 * @param cotangent derivative of the mean loss by each logit: {@code (softmax - one-hot) / N}
 */
record CrossEntropy(Learner.Step step, Tensor cotangent) {

  /**
   * @param logits {@code [N, classes]}
   * @throws IllegalArgumentException if there is not one label for each row, or none such class
   */
  static CrossEntropy of(Tensor logits, int[] labels) {
    int rows = logits.size(0);
    int classes = logits.size(1);
    if (labels.length != rows) {
      throw new IllegalArgumentException(labels.length + " labels for " + rows + " pictures");
    }
    float[] cotangent = new float[rows * classes];
    double loss = 0;
    int correct = 0;
    for (int n = 0; n < rows; n++) {
      int label = labels[n];
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("no class " + label + " among " + classes);
      }
      Tensor row = logits.slice(n);
      double max = row.max();
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.exp(row.at(c) - max);
      }
      loss += Math.log(sum) + max - row.at(label);
      correct += row.argMax() == label ? 1 : 0;
      for (int c = 0; c < classes; c++) {
        double share = Math.exp(row.at(c) - max) / sum;
        cotangent[n * classes + c] = (float) ((share - (c == label ? 1 : 0)) / rows);
      }
    }
    return new CrossEntropy(
        new Learner.Step(loss / rows, correct), Tensor.wrap(cotangent, rows, classes));
  }
}
