/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.image.BufferedImage;
import org.lucerna.core.api.data.RgbImage;

/** Between {@link RgbImage} and Java's own pictures, inside a bundle that draws. */
public final class Images {

  private Images() {}

  /** A new {@link BufferedImage#TYPE_INT_RGB} of the same pixels. */
  public static BufferedImage toBuffered(RgbImage image) {
    BufferedImage result =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    result.setRGB(0, 0, image.width(), image.height(), image.toArray(), 0, image.width());
    return result;
  }

  /**
   * The pixels in sRGB, transparent ones over white.
   *
   * @throws IllegalArgumentException for samples that are not unsigned integers of up to 16 bits
   */
  public static RgbImage of(BufferedImage image) {
    try {
      return RgbImage.wrap(image.getWidth(), image.getHeight(), Pixels.toSrgb(image));
    } catch (Malformed e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
