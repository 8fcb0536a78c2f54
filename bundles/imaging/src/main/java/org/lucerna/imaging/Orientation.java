/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import org.lucerna.core.api.data.RgbImage;

/** Turns stored pixels upright. */
final class Orientation {

  private Orientation() {}

  /**
   * @param code EXIF 2.3, tag 274: which corner of the scene the first stored row and column are; 5
   *     to 8 swap width and height
   */
  static RgbImage upright(RgbImage stored, int code) {
    if (code == 1) {
      return stored;
    }
    int w = stored.width();
    int h = stored.height();
    boolean swapped = code >= 5;
    int width = swapped ? h : w;
    int height = swapped ? w : h;
    boolean fromRight = code == 2 || code == 3 || code == 7 || code == 8;
    boolean fromBottom = code == 3 || code == 4 || code == 6 || code == 7;
    int[] in = stored.toArray();
    int[] out = new int[in.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = swapped ? y : x;
        int row = swapped ? x : y;
        int from = (fromBottom ? h - 1 - row : row) * w + (fromRight ? w - 1 - column : column);
        out[y * width + x] = in[from];
      }
    }
    return RgbImage.wrap(width, height, out);
  }
}
