/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Random;

/**
 * RISE's random masks (Petsiuk et al. 2018, section 3.2): a coarse grid of zeros and ones,
 * stretched bilinearly to one cell more than the picture, of which a random part of the picture's
 * size is cut out. Each pixel's expectation is the probability of a one, whatever the cut.
 *
 * @param cells of the grid in each direction
 * @param keep probability of a one
 */
record RiseMasks(int cells, double keep, int height, int width, Draws draws) {

  /** Mask {@code row} into {@code out} at {@code start}, {@code [height, width]}. */
  void put(int row, float[] out, int start) {
    Random random = draws.row(row);
    float[] grid = new float[cells * cells];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = random.nextDouble() < keep ? 1 : 0;
    }
    Axis down = new Axis(cells, height, random);
    Axis across = new Axis(cells, width, random);
    float[] wide = new float[cells * width];
    for (int i = 0; i < wide.length; i++) {
      int line = i / width * cells;
      int x = i % width;
      wide[i] = mix(grid[line + across.low[x]], grid[line + across.high[x]], across.share[x]);
    }
    for (int y = 0; y < height; y++) {
      int top = down.low[y] * width;
      int bottom = down.high[y] * width;
      for (int x = 0; x < width; x++) {
        out[start + y * width + x] = mix(wide[top + x], wide[bottom + x], down.share[y]);
      }
    }
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }

  /** Where the pixels of one direction lie between the grid's cells. */
  private static final class Axis {

    private final int[] low;
    private final int[] high;
    private final float[] share;

    Axis(int cells, int size, Random random) {
      int cell = (size + cells - 1) / cells;
      int shift = random.nextInt(cell);
      low = new int[size];
      high = new int[size];
      share = new float[size];
      for (int i = 0; i < size; i++) {
        float at = (i + shift + 0.5f) * cells / ((cells + 1) * cell) - 0.5f;
        float source = Math.max(0, Math.min(cells - 1, at));
        low[i] = (int) source;
        high[i] = Math.min(low[i] + 1, cells - 1);
        share[i] = source - low[i];
      }
    }
  }
}
