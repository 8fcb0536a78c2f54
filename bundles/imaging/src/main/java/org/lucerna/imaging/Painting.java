/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.lucerna.core.api.data.Box;
import org.lucerna.vision.api.render.Figure;

/** How every figure is drawn: smooth lines, exact text widths, pictures without aliasing. */
public final class Painting {

  private Painting() {}

  /**
   * A figure over the theme's background whose painter gets a prepared graphics of its own, which
   * it may leave in any state.
   */
  public static Figure.Drawing figure(
      int width, int height, Theme theme, Consumer<Graphics2D> painter) {
    return new Figure.Drawing(
        width,
        height,
        target -> {
          Graphics2D g = (Graphics2D) target.create();
          try {
            prepare(g);
            g.setColor(theme.background());
            g.fillRect(0, 0, width, height);
            painter.accept(g);
          } finally {
            g.dispose();
          }
        });
  }

  /** Sets the rendering hints that make figures look the same everywhere. */
  public static void prepare(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  /** Draws a picture into a rectangle; one much larger than its place is halved first. */
  public static void image(Graphics2D g, BufferedImage image, Box place) {
    BufferedImage source = image;
    AffineTransform device = g.getTransform();
    double pixels = place.width() * Math.hypot(device.getScaleX(), device.getShearY());
    if (g.getDeviceConfiguration() != null) { // vector formats keep the pixels they are given
      while (source.getWidth() > 2 * pixels && source.getWidth() > 1 && source.getHeight() > 1) {
        source = half(source);
      }
    }
    g.drawImage(source, place.x(), place.y(), place.width(), place.height(), null);
  }

  private static BufferedImage half(BufferedImage image) {
    int width = image.getWidth() / 2;
    int height = image.getHeight() / 2;
    BufferedImage result = new BufferedImage(width, height, image.getType());
    Graphics2D g = result.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return result;
  }
}
