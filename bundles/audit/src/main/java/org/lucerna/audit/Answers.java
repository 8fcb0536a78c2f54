/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Model;

/** What a network says of changed pictures, batch by batch. */
final class Answers {

  /** Pictures of one pass; more are not faster on a processor, and need memory. */
  private static final int BATCH = 32;

  private final Inspection inspection;
  private final Model model;

  /**
   * @param model the inspection's, or another one that takes the same inputs
   */
  Answers(Inspection inspection, Model model) {
    this.inspection = inspection;
    this.model = model;
  }

  /** Makes the picture of a number. */
  interface Maker {
    RgbImage make(int number);
  }

  /** Logits by class of {@code count} pictures, made when they are needed. */
  double[][] of(int count, Maker maker, Progress progress) {
    double[][] answers = new double[count][];
    for (int from = 0; from < count; from += BATCH) {
      int to = Math.min(count, from + BATCH);
      List<RgbImage> batch = new ArrayList<>();
      for (int i = from; i < to; i++) {
        batch.add(maker.make(i));
      }
      Tensor logits = model.logits(inspection.inputs(batch));
      for (int i = from; i < to; i++) {
        answers[i] = doubles(logits.slice(i - from).toArray());
      }
      progress.step(to, count);
    }
    return answers;
  }

  static double[] softmax(float[] logits) {
    double top = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      top = Math.max(top, logit);
    }
    double sum = 0;
    double[] values = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      values[i] = Math.exp(logits[i] - top);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return values;
  }

  private static double[] doubles(float[] logits) {
    double[] values = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      values[i] = logits[i];
    }
    return values;
  }

  static double probability(double[] logits, int classIndex) {
    return 1 / (1 + Math.exp(-logOdds(logits, classIndex)));
  }

  /**
   * Logarithm of a class's odds, of its probability against that of all others together: its logit
   * less the logarithm of the sum of the others' exponentials, finite however sure the network is.
   */
  static double logOdds(double[] logits, int classIndex) {
    double top = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logits.length; c++) {
      top = c == classIndex ? top : Math.max(top, logits[c]);
    }
    double others = 0;
    for (int c = 0; c < logits.length; c++) {
      others += c == classIndex ? 0 : Math.exp(logits[c] - top);
    }
    return logits[classIndex] - top - Math.log(others);
  }

  /** The first of the largest. */
  static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
