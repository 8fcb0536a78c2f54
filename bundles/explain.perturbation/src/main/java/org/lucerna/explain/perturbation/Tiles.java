/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.CellGrid;

/**
 * Places of a square that is moved over a picture, in an order from coarse to fine.
 *
 * @param rows places from top to bottom
 * @param offsetY of the first, so that what the stride leaves over is shared by both borders
 */
record Tiles(int rows, int columns, int patch, int stride, int offsetY, int offsetX) {

  static Tiles over(int height, int width, int patch, int stride) {
    int rows = (height - patch) / stride + 1;
    int columns = (width - patch) / stride + 1;
    int restY = height - patch - (rows - 1) * stride;
    int restX = width - patch - (columns - 1) * stride;
    return new Tiles(rows, columns, patch, stride, restY / 2, restX / 2);
  }

  int count() {
    return rows * columns;
  }

  CellGrid grid() {
    double half = patch / 2.0;
    return new CellGrid(offsetY + half, offsetX + half, stride, stride);
  }

  int top(int tile) {
    return offsetY + tile / columns * stride;
  }

  int left(int tile) {
    return offsetX + tile % columns * stride;
  }

  /** All tiles: every 2^n-th in both directions, then every 2^(n-1)-th of those left ... */
  List<Integer> coarseToFine() {
    List<Integer> order = new ArrayList<>();
    boolean[] taken = new boolean[count()];
    for (int step = coarsest(); step >= 1; step /= 2) {
      for (int tile = 0; tile < taken.length; tile++) {
        boolean onLattice = tile / columns % step == 0 && tile % columns % step == 0;
        if (onLattice && !taken[tile]) {
          taken[tile] = true;
          order.add(tile);
        }
      }
    }
    return order;
  }

  /** Values of all tiles, of which those not yet {@code known} get their coarser neighbour's. */
  float[] filled(double[] values, boolean[] known) {
    float[] out = new float[count()];
    for (int tile = 0; tile < out.length; tile++) {
      int step = 1;
      int from = tile;
      while (!known[from] && step < coarsest()) {
        step *= 2;
        from = tile / columns / step * step * columns + tile % columns / step * step;
      }
      out[tile] = known[from] ? (float) values[from] : 0;
    }
    return out;
  }

  private int coarsest() {
    return Integer.highestOneBit(Math.max(rows, columns));
  }
}
