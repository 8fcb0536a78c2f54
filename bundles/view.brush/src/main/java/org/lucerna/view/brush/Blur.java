/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import org.lucerna.core.api.data.RgbImage;

/** Three box blurs, nearly a Gaussian; edges are continued outwards. */
final class Blur {

  private Blur() {}

  /**
   * @param reach of each box to either side, in pixels
   */
  static int[] of(RgbImage image, int reach) {
    int[] pixels = image.toArray();
    for (int pass = 0; pass < 3; pass++) {
      pixels = along(pixels, image.width(), image.height(), 1, image.width(), reach);
      pixels = along(pixels, image.height(), image.width(), image.width(), 1, reach);
    }
    return pixels;
  }

  private static int[] along(int[] in, int length, int lines, int step, int next, int reach) {
    int[] out = new int[in.length];
    for (int line = 0; line < lines; line++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        blur(in, out, new Line(line * next, length, step), shift, reach);
      }
    }
    return out;
  }

  private record Line(int first, int length, int step) {
    int at(int i) {
      return first + Math.max(0, Math.min(length - 1, i)) * step;
    }
  }

  private static void blur(int[] in, int[] out, Line line, int shift, int reach) {
    int sum = 0;
    for (int i = -reach; i <= reach; i++) {
      sum += in[line.at(i)] >> shift & 0xFF;
    }
    int size = 2 * reach + 1;
    for (int i = 0; i < line.length(); i++) {
      out[line.at(i)] |= (sum + size / 2) / size << shift;
      sum += in[line.at(i + reach + 1)] >> shift & 0xFF;
      sum -= in[line.at(i - reach)] >> shift & 0xFF;
    }
  }
}
