/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;

/**
 * Fills removed pixels so that each is the weighted mean of its eight neighbours, 1/6 for direct
 * and 1/12 for diagonal ones, without what lies outside of the picture: the noisy linear imputation
 * of ROAD (Rong et al. 2022; {@code NoisyLinearImputer} of their code), without its noise. What no
 * kept pixel determines (all are removed) is 0, the mean colour.
 *
 * <p>The paper's sparse system is solved by multigrid cycles: a large hole costs no more than many
 * small ones, and nothing is factorised.
 */
final class Imputation {

  private static final int MOST_CYCLES = 40;

  private final boolean[] removed;
  private final Grid grid;
  private final float tolerance;

  /**
   * @param removed pixels, row by row
   * @param tolerance the largest change in a cycle, in the units of the pictures, at which to stop
   */
  Imputation(int height, int width, boolean[] removed, float tolerance) {
    this.removed = removed;
    this.grid = new Grid(height, width, removed);
    this.tolerance = tolerance;
  }

  /**
   * @param plane {@code H * W} values of one colour, of which the removed ones are replaced
   * @param from where it starts
   */
  void fill(float[] plane, int from) {
    Arrays.fill(grid.u, 0);
    move(plane, from, false);
    grid.given();
    Arrays.fill(grid.u, 0);
    float[] before = new float[grid.u.length];
    float change = Float.MAX_VALUE;
    for (int i = 0; i < MOST_CYCLES && change > tolerance; i++) {
      System.arraycopy(grid.u, 0, before, 0, before.length);
      grid.cycle();
      change = change(before);
    }
    move(plane, from, true);
  }

  /** The kept pixels into the grid, or the removed ones out of it. */
  private void move(float[] plane, int from, boolean out) {
    for (int y = 0; y < grid.height; y++) {
      for (int x = 0; x < grid.width; x++) {
        int pixel = y * grid.width + x;
        int cell = grid.at(y, x);
        if (out && removed[pixel]) {
          plane[from + pixel] = grid.u[cell];
        } else if (!out && !removed[pixel]) {
          grid.u[cell] = plane[from + pixel];
        }
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
