/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

/**
 * Jansen's estimator (1999) of total indices: {@code T_i = sum_j (f(a_j) - f(a_j with i from
 * b_j))^2 / (2 n V)}, V the variance of {@code f(a_j)}; the share of the variance that would be
 * left if all variables but i were known.
 */
final class TotalIndices {

  private final SobolDesign design;
  private final double[] squares;
  private final int[] counts;
  private double first;
  private double sum;
  private double sumOfSquares;
  private int designs;

  TotalIndices(SobolDesign design) {
    this.design = design;
    this.squares = new double[design.variables()];
    this.counts = new int[design.variables()];
  }

  /** Rows must come in order. */
  void learn(int row, double score) {
    int variable = design.exchanged(row);
    if (variable < 0) {
      first = score;
      sum += score;
      sumOfSquares += score * score;
      designs++;
      return;
    }
    squares[variable] += (score - first) * (score - first);
    counts[variable]++;
  }

  /** Zero where nothing varies. */
  double[] indices() {
    double[] indices = new double[squares.length];
    double variance = designs < 2 ? 0 : (sumOfSquares - sum * sum / designs) / (designs - 1);
    for (int i = 0; i < indices.length; i++) {
      boolean known = counts[i] > 0 && variance > 1e-12 * sumOfSquares / designs;
      indices[i] = known ? squares[i] / (2.0 * counts[i] * variance) : 0;
    }
    return indices;
  }
}
