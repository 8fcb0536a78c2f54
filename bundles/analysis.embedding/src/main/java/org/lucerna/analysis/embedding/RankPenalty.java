/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Arrays;

/**
 * How far off the neighbours that one space shows are in another (Venna and Kaski 2001,
 * "Neighborhood preservation in nonlinear projection methods", equations 1 and 2).
 *
 * <p>With the rows of the feature space and the neighbours of the projection it gives the
 * trustworthiness: neighbours in the picture that are none cost it. The other way round it gives
 * the continuity: neighbours that the picture tore apart cost it. 1 is perfect.
 */
final class RankPenalty implements Pairwise.Row {

  private final int[][] neighbours;
  private final int k;
  private final long[] penalties;

  /**
   * @param neighbours of the other space, k each
   */
  RankPenalty(int[][] neighbours, int k) {
    this.neighbours = neighbours;
    this.k = k;
    this.penalties = new long[neighbours.length];
  }

  @Override
  public void accept(int picture, double[] squared) {
    long penalty = 0;
    for (int j : neighbours[picture]) {
      penalty += Math.max(0, rank(squared, picture, j) - k);
    }
    penalties[picture] = penalty;
  }

  /** 1 for the nearest other picture; equally near ones in their order. */
  private static int rank(double[] squared, int picture, int other) {
    double limit = squared[other];
    int rank = 1;
    for (int j = 0; j < squared.length; j++) {
      if (j != picture && (squared[j] < limit || squared[j] == limit && j < other)) {
        rank++;
      }
    }
    return rank;
  }

  /** 0 to 1. */
  double value() {
    double n = penalties.length;
    return 1 - 2 / (n * k * (2 * n - 3.0 * k - 1)) * Arrays.stream(penalties).sum();
  }

  /** The largest number of neighbours up to {@code k} for which the measure is defined, k < n/2. */
  static int allowed(int k, int n) {
    return Math.min(k, (n - 1) / 2);
  }
}
