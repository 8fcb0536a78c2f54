/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.util.function.IntUnaryOperator;
import org.lucerna.core.api.data.RgbImage;

/**
 * Pillow's ImageEnhance and its HSV, bit for bit: what torchvision's {@code adjust_*} functions
 * give for a picture of 8 bits.
 */
final class Colors {

  private Colors() {}

  /** Between black at 0 and the picture at 1, and beyond. */
  static RgbImage brightness(RgbImage image, double factor) {
    return each(image, rgb -> blend(0, rgb, (float) factor));
  }

  /** Between its mean grey at 0 and the picture at 1, and beyond. */
  static RgbImage contrast(RgbImage image, double factor) {
    int[] pixels = image.toArray();
    long sum = 0;
    for (int rgb : pixels) {
      sum += luma(rgb);
    }
    int mean = (int) ((double) sum / pixels.length + 0.5);
    return each(image, rgb -> blend(grey(mean), rgb, (float) factor));
  }

  /** Between its grey version at 0 and the picture at 1, and beyond. */
  static RgbImage saturation(RgbImage image, double factor) {
    return each(image, rgb -> blend(grey(luma(rgb)), rgb, (float) factor));
  }

  /**
   * Turns the colour circle.
   *
   * @param turn from -0.5 to 0.5; 1/3 makes red green
   */
  static RgbImage hue(RgbImage image, double turn) {
    int shift = (int) (turn * 255);
    return each(
        image,
        rgb -> {
          int hsv = Hsv.of(rgb);
          return Hsv.toRgb((hsv + (shift << 16)) & 0xFF0000 | hsv & 0xFFFF);
        });
  }

  private static RgbImage each(RgbImage image, IntUnaryOperator change) {
    int[] pixels = image.toArray();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = change.applyAsInt(pixels[i] & 0xFFFFFF);
    }
    return RgbImage.wrap(image.width(), image.height(), pixels);
  }

  /** ITU-R 601-2 luma in fixed point of 16 bits. */
  private static int luma(int rgb) {
    int r = rgb >> 16 & 0xFF;
    int g = rgb >> 8 & 0xFF;
    int b = rgb & 0xFF;
    return r * 19595 + g * 38470 + b * 7471 + 0x8000 >> 16;
  }

  private static int grey(int level) {
    return level << 16 | level << 8 | level;
  }

  /** {@code from} at 0, {@code to} at 1; single precision and cut off, as in Pillow. */
  private static int blend(int from, int to, float alpha) {
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 0xFF;
      int b = to >> shift & 0xFF;
      float mixed = a + alpha * (b - a);
      rgb |= (int) Math.max(0, Math.min(255, mixed)) << shift;
    }
    return rgb;
  }
}
