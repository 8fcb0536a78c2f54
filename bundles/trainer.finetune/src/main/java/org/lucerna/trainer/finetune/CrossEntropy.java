/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.train.Fit;

/** Adds up softmax cross-entropy (natural logarithm) and hits over batches. */
final class CrossEntropy {

  private double loss;
  private long correct;
  private long count;

  /**
   * Adds a batch's logits.
   *
   * @param logits {@code [N, classes]}
   * @param labels N class indices
   */
  void add(Tensor logits, List<Integer> labels) {
    for (int i = 0; i < labels.size(); i++) {
      Tensor row = logits.slice(i);
      double max = row.max();
      double sum = 0;
      for (int c = 0; c < row.length(); c++) {
        sum += Math.exp(row.at(c) - max);
      }
      loss += Math.log(sum) + max - row.at(labels.get(i));
      correct += row.argMax() == labels.get(i) ? 1 : 0;
      count++;
    }
  }

  /** Adds a batch of which only mean loss and hits are known. */
  void add(double meanLoss, int hits, int pictures) {
    loss += meanLoss * pictures;
    correct += hits;
    count += pictures;
  }

  Fit fit() {
    return new Fit(loss / count, (double) correct / count);
  }
}
