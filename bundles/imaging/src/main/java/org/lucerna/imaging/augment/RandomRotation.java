/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import org.lucerna.core.api.data.RgbImage;

/**
 * Turns a picture about its centre by a random angle, in its own size: torchvision's RandomRotation
 * with bilinear interpolation, bit for bit what Pillow gives.
 *
 * @param degrees the largest angle either way, 0 to 180
 * @param fill {@code 0xRRGGBB} where there is no picture
 */
public record RandomRotation(double degrees, int fill) implements PictureChange {

  private static final int DIGITS = 15;

  public RandomRotation {
    if (!(degrees >= 0 && degrees <= 180)) {
      throw new IllegalArgumentException("rotation by " + degrees + " degrees");
    }
  }

  @Override
  public RgbImage apply(RgbImage image, RandomGenerator random) {
    return rotated(image, new Range(-degrees, degrees).uniform(random), fill);
  }

  /**
   * @param angle in degrees, counter-clockwise
   */
  static RgbImage rotated(RgbImage image, double angle, int fill) {
    int width = image.width();
    int height = image.height();
    double cos = rounded(Math.cos(Math.toRadians(angle)));
    double sin = rounded(Math.sin(Math.toRadians(angle)));
    double centreX = width / 2.0;
    double centreY = height / 2.0;
    // in Pillow's order of additions, so that the last bit is Pillow's, too
    double shiftX = -cos * centreX + sin * centreY + centreX;
    double shiftY = -sin * centreX - cos * centreY + centreY;
    int[] in = image.toArray();
    int[] out = new int[in.length];
    for (int i = 0; i < out.length; i++) {
      double x = i % width + 0.5;
      double y = i / width + 0.5;
      double fromX = cos * x - sin * y + shiftX;
      double fromY = sin * x + cos * y + shiftY;
      boolean inside = fromX >= 0 && fromX < width && fromY >= 0 && fromY < height;
      out[i] = inside ? between(in, width, fromX - 0.5, fromY - 0.5) : fill;
    }
    return RgbImage.wrap(width, height, out);
  }

  /** As Pillow does, so that right angles are exact. */
  private static double rounded(double value) {
    return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** Linear between the four pixels around; at the edge the outermost ones continue. */
  private static int between(int[] in, int width, double x, double y) {
    int height = in.length / width;
    int left = (int) Math.floor(x);
    int above = (int) Math.floor(y);
    double dx = x - left;
    double dy = y - above;
    int x0 = Math.max(0, left);
    int x1 = Math.min(width - 1, left + 1);
    int top = Math.max(0, above) * width;
    int bottom = Math.min(height - 1, above + 1) * width;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double upper = mix(in[top + x0] >> shift & 0xFF, in[top + x1] >> shift & 0xFF, dx);
      double lower = mix(in[bottom + x0] >> shift & 0xFF, in[bottom + x1] >> shift & 0xFF, dx);
      rgb |= (int) mix(upper, lower, dy) << shift;
    }
    return rgb;
  }

  private static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }
}
