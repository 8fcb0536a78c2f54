/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import org.lucerna.core.api.data.Tensor;

/** Bilinear with half-pixel centres, as torch's {@code align_corners = false}. */
final class Stretch {

  private Stretch() {}

  /**
   * @param map {@code [h, w]}
   */
  static float[] bilinear(Tensor map, int height, int width) {
    int h = map.size(0);
    int w = map.size(1);
    float[] out = new float[height * width];
    for (int y = 0; y < height; y++) {
      float sy = source(y, h, height);
      int y0 = (int) sy;
      int y1 = Math.min(y0 + 1, h - 1);
      for (int x = 0; x < width; x++) {
        float sx = source(x, w, width);
        int x0 = (int) sx;
        int x1 = Math.min(x0 + 1, w - 1);
        float top = mix(map.at(y0 * w + x0), map.at(y0 * w + x1), sx - x0);
        float bottom = mix(map.at(y1 * w + x0), map.at(y1 * w + x1), sx - x0);
        out[y * width + x] = mix(top, bottom, sy - y0);
      }
    }
    return out;
  }

  private static float source(int at, int from, int to) {
    return Math.max(0, Math.min(from - 1, (at + 0.5f) * from / to - 0.5f));
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }
}
