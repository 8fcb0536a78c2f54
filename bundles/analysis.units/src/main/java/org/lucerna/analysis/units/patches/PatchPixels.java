/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.Arrays;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Resampling;

/** Patches cut out of pictures, and frames around them. */
final class PatchPixels {

  static final int WHITE = 0xFFFFFF;

  /** Around a patch that is smaller than its neighbours because the picture ends there. */
  static final int OUTSIDE = 0x9AA0A6;

  private static final int HALO = 0x000000;

  private PatchPixels() {}

  /**
   * A patch on a square canvas for patches of up to {@code side} pixels; at the side where the
   * picture ends the canvas is grey.
   */
  static RgbImage cut(RgbImage picture, Box patch, int side) {
    int left = offset(patch.x(), patch.width(), picture.width(), side);
    int top = offset(patch.y(), patch.height(), picture.height(), side);
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, OUTSIDE);
    for (int y = 0; y < patch.height(); y++) {
      for (int x = 0; x < patch.width(); x++) {
        pixels[(top + y) * side + left + x] = picture.rgb(patch.x() + x, patch.y() + y);
      }
    }
    return RgbImage.wrap(side, side, pixels);
  }

  /** Where a patch of {@code size} begins on a canvas, so that its cut side lies inside. */
  private static int offset(int start, int size, int picture, int canvas) {
    boolean first = start == 0;
    boolean last = start + size == picture;
    if (first == last) {
      return (canvas - size) / 2;
    }
    return first ? canvas - size : 0;
  }

  /** An icon at least {@code side} pixels wide, by a whole factor, so that its pixels show. */
  static RgbImage enlarged(RgbImage image, int side) {
    if (image.width() >= 64) {
      return image;
    }
    int factor = Math.max(1, (side + image.width() - 1) / image.width());
    int width = image.width() * factor;
    int height = image.height() * factor;
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.rgb(i % width / factor, i / width / factor);
    }
    return RgbImage.wrap(width, height, pixels);
  }

  /**
   * A picture, enlarged by a whole factor, with a frame just around the patch's pixels: white
   * between dark lines, so that it is seen on any picture. Where the patch ends with the picture
   * the frame lies inside.
   */
  static RgbImage framed(RgbImage picture, Box patch, int factor) {
    int width = picture.width() * factor;
    int height = picture.height() * factor;
    RgbImage large = Resampling.resize(picture, width, height);
    int line = Math.max(2, factor);
    Box box =
        new Box(
            patch.x() * factor,
            patch.y() * factor,
            patch.width() * factor,
            patch.height() * factor);
    Frame frame = new Frame(large.toArray(), width, height, line + 2);
    for (int d = 0; d < frame.reach(); d++) {
      frame.ring(box, d, d == 0 || d > line ? HALO : WHITE);
    }
    return RgbImage.wrap(width, height, frame.pixels());
  }

  /**
   * @param reach how many lines there are
   */
  private record Frame(int[] pixels, int width, int height, int reach) {

    /** A rectangle {@code d} pixels outside the box; all lines stay in sight, in their order. */
    void ring(Box box, int d, int color) {
      int inset = reach - 1 - d;
      int x0 = Math.max(inset, box.x() - d);
      int y0 = Math.max(inset, box.y() - d);
      int x1 = Math.min(width - 1 - inset, box.x() + box.width() - 1 + d);
      int y1 = Math.min(height - 1 - inset, box.y() + box.height() - 1 + d);
      for (int x = x0; x <= x1; x++) {
        pixels[y0 * width + x] = color;
        pixels[y1 * width + x] = color;
      }
      for (int y = y0; y <= y1; y++) {
        pixels[y * width + x0] = color;
        pixels[y * width + x1] = color;
      }
    }
  }
}
