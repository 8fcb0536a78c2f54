/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.render.Figure;

/** Between Lucerna's pictures and Swing's. Any thread. */
public final class Images {

  private Images() {}

  /** A copy for Swing. */
  public static BufferedImage of(RgbImage image) {
    BufferedImage copy =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    copy.setRGB(0, 0, image.width(), image.height(), image.toArray(), 0, image.width());
    return copy;
  }

  /** A copy of pixels of any Swing picture. */
  public static RgbImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return RgbImage.wrap(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  /** A figure's pixels at a scale. */
  public static BufferedImage of(Figure figure, double scale) {
    int width = Math.max(1, (int) Math.round(figure.width() * scale));
    int height = Math.max(1, (int) Math.round(figure.height() * scale));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    try {
      paint(figure, g, scale);
    } finally {
      g.dispose();
    }
    return image;
  }

  /** Paints a figure at the origin. */
  public static void paint(Figure figure, Graphics2D g, double scale) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.scale(scale, scale);
    if (figure instanceof Figure.Drawing drawing) {
      drawing.painter().accept(g);
    } else if (figure instanceof Figure.Raster raster) {
      g.drawImage(of(raster.image()), 0, 0, null);
    }
  }

  /** Shrinks by halves, then bilinear: smooth thumbnails. Never enlarges. */
  public static BufferedImage thumbnail(BufferedImage image, int side) {
    BufferedImage now = image;
    double factor = side / (double) Math.max(image.getWidth(), image.getHeight());
    if (factor >= 1) {
      return image;
    }
    int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
    while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
      now = scaled(now, now.getWidth() / 2, now.getHeight() / 2);
    }
    return scaled(now, width, height);
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(image, 0, 0, width, height, null);
    } finally {
      g.dispose();
    }
    return small;
  }
}
