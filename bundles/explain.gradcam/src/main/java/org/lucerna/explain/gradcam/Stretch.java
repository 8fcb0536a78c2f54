/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

/** Stretches planes, bilinear, half-pixel centres. */
final class Stretch {

  private Stretch() {}

  /** Rows and columns of a plane. */
  record Size(int height, int width) {}

  /**
   * @param cells row by row
   * @return row by row, of size {@code to}
   */
  static double[] of(double[] cells, Size from, Size to) {
    int w = from.width;
    int height = to.height;
    int width = to.width;
    double[] out = new double[height * width];
    for (int y = 0; y < height; y++) {
      double sy = source(y, from.height, height);
      int y0 = (int) sy;
      int y1 = Math.min(y0 + 1, from.height - 1);
      for (int x = 0; x < width; x++) {
        double sx = source(x, w, width);
        int x0 = (int) sx;
        int x1 = Math.min(x0 + 1, w - 1);
        double top = cells[y0 * w + x0] * (1 - sx + x0) + cells[y0 * w + x1] * (sx - x0);
        double bottom = cells[y1 * w + x0] * (1 - sx + x0) + cells[y1 * w + x1] * (sx - x0);
        out[y * width + x] = top * (1 - sy + y0) + bottom * (sy - y0);
      }
    }
    return out;
  }

  private static double source(int at, int from, int to) {
    return Math.max(0, Math.min(from - 1, (at + 0.5) * from / to - 0.5));
  }
}
