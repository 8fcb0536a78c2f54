/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.Graphics2D;
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

  /** The pixels in sRGB, transparent ones over white. */
  public static RgbImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage opaque = image;
    if (image.getColorModel().hasAlpha()) {
      opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = opaque.createGraphics();
      g.drawImage(image, 0, 0, java.awt.Color.WHITE, null);
      g.dispose();
    }
    return RgbImage.wrap(width, height, opaque.getRGB(0, 0, width, height, null, 0, width));
  }
}
