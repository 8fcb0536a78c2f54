/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.List;

/**
 * How one linear layer hands its relevance R to its inputs a (Montavon et al. 2019, table 1). With
 * {@code z_k = sum_j a_j w_jk + b_k}.
 */
public sealed interface RelevanceRule {

  /** {@code R_j = sum_k a_j w_jk / (z_k + epsilon sign(z_k)) R_k}; 0 is LRP-0. */
  record Epsilon(double epsilon) implements RelevanceRule {}

  /**
   * As epsilon with a tiny epsilon, weights and biases w replaced by {@code w + gamma max(w, 0)}.
   */
  record Gamma(double gamma) implements RelevanceRule {}

  /**
   * {@code alpha} times the share of the positive parts minus {@code beta} times that of the
   * negative ones (Bach et al. 2015, eq. 60).
   *
   * @throws IllegalArgumentException unless alpha - beta = 1
   */
  record AlphaBeta(double alpha, double beta) implements RelevanceRule {
    public AlphaBeta {
      if (Math.abs(alpha - beta - 1) > 1e-9 || beta < 0) {
        throw new IllegalArgumentException("alpha %s - beta %s is not 1".formatted(alpha, beta));
      }
    }
  }

  /**
   * For pixels that lie between bounds (z^B): {@code a w - low max(w, 0) - high min(w, 0)}.
   *
   * @param low by channel, in the network's normalised values
   * @param high by channel
   */
  record Box(List<Float> low, List<Float> high) implements RelevanceRule {
    public Box {
      low = List.copyOf(low);
      high = List.copyOf(high);
    }
  }

  /** Every input of a window gets the same share. */
  record Flat() implements RelevanceRule {}
}
