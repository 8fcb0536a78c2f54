/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Arrays;
import java.util.BitSet;
import org.lucerna.core.api.data.Mask;

/** Pixels with a pixel of a mask near them. */
final class Nearness {

  private Nearness() {}

  /**
   * Row by row, then column by column, as distances to sets separate (Felzenszwalb and Huttenlocher
   * 2012).
   *
   * @return those nearer than {@code tolerance} to the mask, Euclidean, and the mask itself
   */
  static BitSet of(Mask mask, int tolerance) {
    int width = mask.width();
    int height = mask.height();
    int[] across = new int[width * height];
    for (int y = 0; y < height; y++) {
      distances(mask, y, across);
    }
    BitSet near = new BitSet(width * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int row = Math.max(0, y - tolerance);
            row <= Math.min(height - 1, y + tolerance) && !near.get(y * width + x);
            row++) {
          long dx = across[row * width + x];
          long dy = row - y;
          near.set(
              y * width + x,
              dx * dx + dy * dy < (long) tolerance * tolerance || dx == 0 && dy == 0);
        }
      }
    }
    return near;
  }

  /** From each pixel of a row to the mask's nearest in that row. */
  private static void distances(Mask mask, int y, int[] across) {
    int width = mask.width();
    int start = y * width;
    Arrays.fill(across, start, start + width, Short.MAX_VALUE);
    int last = -Short.MAX_VALUE;
    for (int x = 0; x < width; x++) {
      last = mask.contains(x, y) ? x : last;
      across[start + x] = x - last;
    }
    last = 2 * Short.MAX_VALUE;
    for (int x = width - 1; x >= 0; x--) {
      last = mask.contains(x, y) ? x : last;
      across[start + x] = Math.min(across[start + x], last - x);
    }
  }
}
