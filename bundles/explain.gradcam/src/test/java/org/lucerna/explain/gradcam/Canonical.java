/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.lucerna.core.api.data.Tensor;

/** How maps are compared: as they are drawn, or as shares of the reference's range. */
final class Canonical {

  private Canonical() {}

  /** Rectified, stretched (bilinear, half-pixel centres), brought to 0 to 1. */
  static Tensor drawn(Tensor map, int height, int width) {
    return ranged(stretched(map.relu(), height, width));
  }

  /** Rectified and brought to 0 to 1. */
  static Tensor drawn(Tensor map) {
    return ranged(map.relu());
  }

  static Tensor ranged(Tensor map) {
    float[] out = map.toArray();
    float min = map.min();
    float range = map.max() - min;
    for (int i = 0; i < out.length; i++) {
      out[i] = range > 0 ? (out[i] - min) / range : 0;
    }
    return Tensor.wrap(out, map.shape());
  }

  private static Tensor stretched(Tensor map, int height, int width) {
    int h = map.size(0);
    int w = map.size(1);
    float[] out = new float[height * width];
    for (int y = 0; y < height; y++) {
      double sy = source(y, h, height);
      int y0 = (int) sy;
      int y1 = Math.min(y0 + 1, h - 1);
      for (int x = 0; x < width; x++) {
        double sx = source(x, w, width);
        int x0 = (int) sx;
        int x1 = Math.min(x0 + 1, w - 1);
        double top = map.at(y0 * w + x0) * (1 - sx + x0) + map.at(y0 * w + x1) * (sx - x0);
        double bottom = map.at(y1 * w + x0) * (1 - sx + x0) + map.at(y1 * w + x1) * (sx - x0);
        out[y * width + x] = (float) (top * (1 - sy + y0) + bottom * (sy - y0));
      }
    }
    return Tensor.wrap(out, height, width);
  }

  private static double source(int at, int from, int to) {
    return Math.max(0, Math.min(from - 1, (at + 0.5) * from / to - 0.5));
  }

  /** The largest difference of two maps. */
  static double difference(Tensor expected, Tensor actual) {
    assertArrayEquals(expected.shape(), actual.shape());
    double largest = 0;
    for (int i = 0; i < expected.length(); i++) {
      double d = Math.abs((double) expected.at(i) - actual.at(i));
      largest = Double.isNaN(d) ? Double.POSITIVE_INFINITY : Math.max(largest, d);
    }
    return largest;
  }

  /** The largest difference as a share of what {@code expected} ranges over. */
  static double relative(Tensor expected, Tensor actual) {
    return difference(expected, actual) / (expected.max() - expected.min());
  }
}
