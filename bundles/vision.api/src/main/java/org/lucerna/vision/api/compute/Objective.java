/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.List;

/**
 * What a learner makes small: softmax cross-entropy as torch.nn.CrossEntropyLoss computes it. With
 * log-probabilities {@code l_c} of K classes, a picture of class y adds {@code -(1 - s) w_y l_y - s
 * / K sum_c w_c l_c}; the sum is divided by the sum of the pictures' {@code w_y}.
 *
 * @param labelSmoothing s, from 0 to 1 (Szegedy et al. 2016)
 * @param classWeights w by class, positive; empty where all are 1
 */
public record Objective(double labelSmoothing, List<Double> classWeights) {

  /** Mean cross-entropy. */
  public static final Objective PLAIN = new Objective(0, List.of());

  /**
   * @throws IllegalArgumentException if smoothing or a weight is out of range
   */
  public Objective {
    classWeights = List.copyOf(classWeights);
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new IllegalArgumentException("label smoothing " + labelSmoothing + " is not in 0 to 1");
    }
    if (classWeights.stream().anyMatch(w -> !(w > 0) || w.isInfinite())) {
      throw new IllegalArgumentException("class weights must be positive: " + classWeights);
    }
  }

  /** The weight of a class. */
  public double weight(int label) {
    return classWeights.isEmpty() ? 1 : classWeights.get(label);
  }
}
