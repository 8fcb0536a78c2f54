/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.imaging.ColorMap;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.Theme;

/**
 * A strip of all colours with what they stand for.
 *
 * @param ticks from the low end to the high one
 * @param title what is measured
 * @param size of its letters
 */
record ColorBar(ColorMap colors, List<Tick> ticks, String title, Theme theme, double size) {

  static final int THICKNESS = 12;
  private static final int STEPS = 256;
  private static final double SIZE = 12;

  ColorBar(ColorMap colors, List<Tick> ticks, String title, Theme theme) {
    this(colors, ticks, title, theme, SIZE);
  }

  /**
   * A mark beside the strip.
   *
   * @param at 0 to 1
   */
  record Tick(double at, String label) {}

  /** Marks at both ends and in the middle, in raw values. */
  static List<Tick> ticks(double low, double high) {
    return List.of(
        new Tick(0, Numbers.text(low)),
        new Tick(0.5, Numbers.text((low + high) / 2)),
        new Tick(1, Numbers.text(high)));
  }

  /** How wide a vertical bar is with its labels. */
  int verticalWidth() {
    return (int) Math.ceil(THICKNESS + 7 + labelWidth() + 4 + caption().height());
  }

  /** How high a horizontal bar is with its labels. */
  int horizontalHeight() {
    return (int) Math.ceil(caption().height() + 4 + THICKNESS + 5 + labelHeight());
  }

  /** High values above. */
  void paintVertical(Graphics2D g, Box place) {
    Box strip = new Box(place.x(), place.y(), THICKNESS, place.height());
    strip(g, strip, false);
    double right = strip.x() + THICKNESS;
    double half = labelHeight() / 2;
    for (Tick tick : ticks) {
      double y = strip.y() + (1 - tick.at()) * strip.height();
      mark(g, new Line2D.Double(right, y, right + 4, y));
      double top =
          Math.max(place.y() - 1, Math.min(place.y() + place.height() - 2 * half + 1, y - half));
      g.setColor(theme.muted());
      TextBlock.line(font(), tick.label()).draw(g, right + 7, top, 0, TextBlock.Align.LEFT);
    }
    AffineTransform before = g.getTransform();
    g.translate(right + 7 + labelWidth() + 4, place.y() + place.height());
    g.rotate(-Math.PI / 2);
    g.setColor(theme.text());
    caption().draw(g, 0, 0, place.height(), TextBlock.Align.CENTER);
    g.setTransform(before);
  }

  /** High values on the right. */
  void paintHorizontal(Graphics2D g, Box place) {
    g.setColor(theme.text());
    caption().draw(g, place.x(), place.y(), place.width(), TextBlock.Align.CENTER);
    int top = (int) Math.ceil(place.y() + caption().height() + 4);
    Box strip = new Box(place.x(), top, place.width(), THICKNESS);
    strip(g, strip, true);
    double below = top + THICKNESS;
    for (Tick tick : ticks) {
      double x = strip.x() + tick.at() * strip.width();
      mark(g, new Line2D.Double(x, below, x, below + 4));
      TextBlock label = TextBlock.line(font(), tick.label());
      double left = x - label.width() / 2;
      double clamped =
          Math.max(place.x(), Math.min(place.x() + place.width() - label.width(), left));
      g.setColor(theme.muted());
      label.draw(g, clamped, below + 5, 0, TextBlock.Align.LEFT);
    }
  }

  private void mark(Graphics2D g, Line2D line) {
    g.setStroke(new BasicStroke(1));
    g.setColor(theme.muted());
    g.draw(line);
  }

  private void strip(Graphics2D g, Box place, boolean horizontal) {
    BufferedImage image =
        horizontal
            ? new BufferedImage(STEPS, 1, BufferedImage.TYPE_INT_RGB)
            : new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < STEPS; i++) {
      double t = i / (STEPS - 1.0);
      image.setRGB(horizontal ? i : 0, horizontal ? 0 : i, colors.rgb(horizontal ? t : 1 - t));
    }
    Painting.image(g, image, place);
    g.setStroke(new BasicStroke(0.75f));
    g.setColor(
        new Color(theme.text().getRed(), theme.text().getGreen(), theme.text().getBlue(), 90));
    g.drawRect(place.x(), place.y(), place.width(), place.height());
  }

  private double labelWidth() {
    return ticks.stream().mapToDouble(t -> TextBlock.width(font(), t.label())).max().orElse(0);
  }

  private double labelHeight() {
    return TextBlock.line(font(), "0").height();
  }

  private Font font() {
    return TextBlock.font(Font.PLAIN, size);
  }

  private TextBlock caption() {
    return TextBlock.line(font(), title);
  }
}
