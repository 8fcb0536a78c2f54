/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;

/**
 * Where the positive values of a map lie: shares of their sum, 0 to 1 each, 1 together, as the
 * energy-based pointing game counts them (Wang et al., Score-CAM, CVPRW 2020), in {@link #SIDE} x
 * {@link #SIDE} fields of the picture.
 *
 * @param shares row by row
 */
record Energy(double[] shares) {

  /** Fields along each side: halves, quarters and eighths of a side are whole fields. */
  static final int SIDE = 32;

  /**
   * Stretched over the picture as it is drawn, then summed by field.
   *
   * @return null where the map has no positive value, or values that are not finite
   */
  static Energy of(Heatmap map, int height, int width) {
    Heatmap plane = map.plane();
    Tensor values = plane.rectified();
    Tensor pixels =
        plane
            .cells()
            .map(cells -> MapScaler.placed(values, cells, height, width))
            .orElseGet(() -> MapScaler.bilinear(values, height, width));
    double[] shares = new double[SIDE * SIDE];
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = pixels.at(y * width + x);
        shares[y * SIDE / height * SIDE + x * SIDE / width] += value;
        sum += value;
      }
    }
    if (!(sum > 0) || Double.isInfinite(sum)) {
      return null;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return new Energy(shares);
  }

  /** The share inside a region of a picture; a field counts by the part of it that is inside. */
  double in(Mask region) {
    int[] inside = new int[shares.length];
    int[] all = new int[shares.length];
    for (int y = 0; y < region.height(); y++) {
      for (int x = 0; x < region.width(); x++) {
        int field = y * SIDE / region.height() * SIDE + x * SIDE / region.width();
        all[field]++;
        inside[field] += region.contains(x, y) ? 1 : 0;
      }
    }
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += all[i] == 0 ? 0 : shares[i] * inside[i] / all[i];
    }
    return sum;
  }

  /** The window of so many fields a side that holds most; the first of equal ones. In fields. */
  Box strongest(int fields) {
    double best = -1;
    Box found = null;
    for (int y = 0; y + fields <= SIDE; y++) {
      for (int x = 0; x + fields <= SIDE; x++) {
        double sum = window(x, y, fields);
        if (sum > best + 1e-12) {
          best = sum;
          found = new Box(x, y, fields, fields);
        }
      }
    }
    return found;
  }

  double window(int x0, int y0, int fields) {
    double sum = 0;
    for (int y = y0; y < y0 + fields; y++) {
      for (int x = x0; x < x0 + fields; x++) {
        sum += shares[y * SIDE + x];
      }
    }
    return sum;
  }

  /** Means of {@code block} x {@code block} fields, as SpRAy makes maps small. */
  double[] reduced(int block) {
    int side = SIDE / block;
    double[] small = new double[side * side];
    for (int i = 0; i < shares.length; i++) {
      small[i / SIDE / block * side + i % SIDE / block] += shares[i];
    }
    return small;
  }
}
