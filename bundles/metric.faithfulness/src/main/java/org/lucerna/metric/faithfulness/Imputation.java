/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.BitSet;

/**
 * Fills removed pixels so that each is the weighted mean of its eight neighbours, 1/6 for direct
 * and 1/12 for diagonal ones, without what lies outside of the picture: the noisy linear imputation
 * of ROAD (Rong et al. 2022, section 4.2; {@code NoisyLinearImputer} of their code), without its
 * noise. What no kept pixel determines (all are removed) is 0, the mean colour.
 *
 * <p>The paper's sparse system is solved by multigrid cycles: a large hole costs no more than many
 * small ones, and nothing is factorised.
 */
final class Imputation {

  private static final int MOST_CYCLES = 40;

  private final BitSet removed;
  private final Grid grid;
  private final float tolerance;

  /**
   * @param removed pixels, row by row
   * @param tolerance the largest change in a cycle, in the units of the pictures, at which to stop
   */
  Imputation(int height, int width, BitSet removed, float tolerance) {
    this.removed = removed;
    this.grid = new Grid(height, width, removed);
    this.tolerance = tolerance;
  }

  /**
   * @param plane {@code H * W} values of one colour, of which the removed ones are replaced
   * @param from where it starts
   */
  void fill(float[] plane, int from) {
    for (int y = 0; y < grid.height; y++) {
      System.arraycopy(plane, from + y * grid.width, grid.u, grid.at(y, 0), grid.width);
    }
    keep(true);
    grid.given();
    keep(false);
    float[] before = new float[grid.u.length];
    boolean done = removed.isEmpty();
    for (int i = 0; i < MOST_CYCLES && !done; i++) {
      System.arraycopy(grid.u, 0, before, 0, before.length);
      grid.cycle();
      done = change(before) <= tolerance;
    }
    for (int i = removed.nextSetBit(0); i >= 0; i = removed.nextSetBit(i + 1)) {
      plane[from + i] = grid.u[grid.at(i / grid.width, i % grid.width)];
    }
  }

  /** Only the known pixels' values, or none. */
  private void keep(boolean known) {
    for (int y = 0; y < grid.height; y++) {
      for (int x = 0; x < grid.width; x++) {
        int i = grid.at(y, x);
        grid.u[i] = known && !removed.get(y * grid.width + x) ? grid.u[i] : 0;
      }
    }
  }

  private float change(float[] before) {
    float most = 0;
    for (int i = 0; i < before.length; i++) {
      most = Math.max(most, Math.abs(grid.u[i] - before[i]));
    }
    return most;
  }
}
