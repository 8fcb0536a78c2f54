/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;

/**
 * One level of the multigrid of {@link Imputation}: cells on a regular grid, of which some are
 * unknown, and the system {@code u = W u + f} on these, where W is the mean of a cell's neighbours
 * inside the picture (weights 2 for direct and 1 for diagonal ones). Known cells stay 0.
 *
 * <p>Everything lies in planes with a frame of zeros around, and is done in loops without branches,
 * which the compiler turns into vector instructions.
 */
final class Grid {

  private static final int CENTRE = 4; // of (1 2 1) x (1 2 1)
  private static final int AT_REST = 16; // sweeps where the grid is smallest
  private static final int SMALLEST = 4;

  final int height;
  final int width;
  final int row;

  /** One over the sum of the weights of a cell's neighbours; 0 where it is known. */
  final float[] inverse;

  final float[] u;
  final float[] f;

  /** 1/16 where a cell is unknown, else 0. */
  private final float[] corrected;

  /** What makes a sum of residuals four times their mean; 0 where a cell is known. */
  private final float[] missing;

  private final float[] sums;
  private final float[] before;
  private final float[] after;
  private final Grid coarse;

  /**
   * @param unknown cells, row by row
   */
  Grid(int height, int width, boolean[] unknown) {
    this.height = height;
    this.width = width;
    this.row = width + 2;
    int size = row * (height + 2);
    this.inverse = new float[size];
    this.u = new float[size];
    this.f = new float[size];
    this.corrected = new float[size];
    this.missing = new float[size];
    this.sums = new float[size + 2];
    this.before = new float[size];
    this.after = new float[size];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        inverse[at(y, x)] = unknown[y * width + x] ? inverse(y, x) : 0;
      }
    }
    boolean[] larger = coarser(unknown);
    boolean isLast = Math.min(height, width) <= SMALLEST || larger.length == 0;
    this.coarse = isLast ? null : new Grid((height + 1) / 2, (width + 1) / 2, larger);
    if (coarse != null) {
      prepare();
    }
  }

  /** (1 2 1) x (1 2 1) without what is outside of the picture, less the cell itself. */
  private float inverse(int y, int x) {
    int down = 4 - (y == 0 ? 1 : 0) - (y == height - 1 ? 1 : 0);
    int across = 4 - (x == 0 ? 1 : 0) - (x == width - 1 ? 1 : 0);
    int weights = down * across - CENTRE;
    return weights == 0 ? 0 : 1f / weights; // a picture of one pixel has no neighbours
  }

  int at(int y, int x) {
    return (y + 1) * row + x + 1;
  }

  /**
   * Cells of two by two of which all are unknown: at what is known, the correction is 0. Empty
   * where there is none.
   */
  private boolean[] coarser(boolean[] unknown) {
    int columns = (width + 1) / 2;
    boolean[] all = new boolean[(height + 1) / 2 * columns];
    boolean any = false;
    for (int i = 0; i < all.length; i++) {
      int from = i / columns * 2 * width + i % columns * 2;
      int right = i % columns * 2 + 1 < width ? 1 : 0;
      int below = i / columns * 2 + 1 < height ? width : 0;
      all[i] =
          unknown[from]
              && unknown[from + right]
              && unknown[from + below]
              && unknown[from + below + right];
      any |= all[i];
    }
    return any ? all : new boolean[0];
  }

  /** Factors of restriction and prolongation, 0 where a cell is known. */
  private void prepare() {
    for (int i = 0; i < inverse.length; i++) {
      corrected[i] = inverse[i] > 0 ? 1 / 16f : 0;
    }
    for (int y = 0; y < coarse.height; y++) {
      for (int x = 0; x < coarse.width; x++) {
        int cells = (2 * y + 1 < height ? 2 : 1) * (2 * x + 1 < width ? 2 : 1);
        int i = coarse.at(y, x);
        coarse.missing[i] = coarse.inverse[i] > 0 ? 4f / cells : 0;
      }
    }
  }

  /**
   * One cycle: smooth, correct by the coarser grid, smooth. Each grid asks the coarser one twice (a
   * W cycle): where that leaves out cells at the border of a hole, once is not enough.
   */
  void cycle() {
    if (coarse == null) {
      for (int i = 0; i < AT_REST; i++) {
        sweep();
      }
      return;
    }
    sweep();
    sweep();
    restrict();
    coarse.cycle();
    coarse.cycle();
    prolong();
    sweep();
    sweep();
  }

  /**
   * The (1 2 1) x (1 2 1) sums around every cell, less the rows' own: {@code above + 2 sums +
   * below} are what is left to add up. Neighbours are copied to the cell's own index first: only
   * loops whose arrays all have one index become vector instructions.
   */
  private void gather() {
    int size = u.length;
    System.arraycopy(u, 0, before, 1, size - 1);
    System.arraycopy(u, 1, after, 0, size - 1);
    add(before, u, after, sums);
    System.arraycopy(sums, 0, before, row, size - row);
    System.arraycopy(sums, row, after, 0, size - row);
  }

  private static void add(float[] before, float[] u, float[] after, float[] sums) {
    for (int i = 0; i < u.length; i++) {
      sums[i] = before[i] + 2 * u[i] + after[i];
    }
  }

  /** Jacobi: what varies from cell to cell becomes a third each time. */
  private void sweep() {
    gather();
    for (int i = 0; i < u.length; i++) {
      u[i] = f[i] + inverse[i] * (before[i] + 2 * sums[i] + after[i] - CENTRE * u[i]);
    }
  }

  /** {@code f} becomes what the cells that are given in {@code u} add to their neighbours. */
  void given() {
    gather();
    for (int i = 0; i < u.length; i++) {
      f[i] = inverse[i] * (before[i] + 2 * sums[i] + after[i] - CENTRE * u[i]);
    }
  }

  /** The coarse grid's cells are twice as large, and its system four times as stiff. */
  private void restrict() {
    gather();
    for (int i = 0; i < u.length; i++) {
      float around = before[i] + 2 * sums[i] + after[i] - CENTRE * u[i];
      before[i] = f[i] + inverse[i] * around - u[i]; // the residual
    }
    System.arraycopy(before, row, after, 0, u.length - row);
    for (int i = 0; i < u.length; i++) {
      sums[i] = before[i] + after[i]; // of two rows; beyond the picture there is 0
    }
    Arrays.fill(coarse.u, 0);
    for (int y = 0; y < coarse.height; y++) {
      int from = at(2 * y, 0);
      int to = coarse.at(y, 0);
      for (int x = 0; x < coarse.width; x++) {
        coarse.f[to + x] = coarse.missing[to + x] * (sums[from + 2 * x] + sums[from + 2 * x + 1]);
      }
    }
  }

  /** Adds the coarse correction, linear between the centres of its cells: 9, 3, 3 and 1 of 16. */
  private void prolong() {
    float[] fine = sums;
    for (int y = 0; y < coarse.height; y++) {
      coarse.widen(y, fine, at(2 * y, 0));
    }
    int nearest = at(0, 0);
    for (int y = 0; y < height; y++) {
      int near = at(y / 2 * 2, 0);
      int beside = y % 2 == 0 ? Math.max(0, y / 2 - 1) : Math.min(coarse.height - 1, y / 2 + 1);
      mix(fine, near, at(2 * beside, 0), nearest + y * row);
    }
  }

  private void mix(float[] fine, int near, int far, int to) {
    System.arraycopy(fine, near, before, to, width);
    System.arraycopy(fine, far, after, to, width);
    for (int i = to; i < to + width; i++) {
      u[i] += corrected[i] * (3 * before[i] + after[i]);
    }
  }

  /** Twice as many cells of a row, each three parts of its own and one of the next one. */
  private void widen(int y, float[] fine, int to) {
    int start = at(y, 0);
    int last = start + width - 1;
    for (int i = start; i <= last; i++) {
      float own = 3 * u[i];
      int at = to + 2 * (i - start);
      fine[at] = own + u[Math.max(start, i - 1)];
      fine[at + 1] = own + u[Math.min(last, i + 1)];
    }
  }
}
