/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.lucerna.workbench.kit.chart.ChartColors;

/**
 * Pictures in a grid, each with two lines of text under it and, where it is known, a bar for the
 * probability of its true class.
 *
 * @param tiles in reading order
 */
record EpochSheet(List<Tile> tiles) {

  private static final Color RIGHT_LIGHT = new Color(0x1A7F4B);
  private static final Color WRONG_LIGHT = new Color(0xB3341F);
  private static final Color RIGHT_DARK = new Color(0x58C48C);
  private static final Color WRONG_DARK = new Color(0xF08A75);

  /**
   * One picture.
   *
   * @param image empty where it cannot be read
   * @param share 0 to 1; NaN for no bar
   * @param right whether the network named the true class
   */
  record Tile(
      Optional<BufferedImage> image, String head, String line, double share, boolean right) {}

  /** Where tiles go: as large as there is room for. */
  record Layout(int columns, double tile, double em) {

    static Layout fit(int count, int width, int height, double em) {
      Layout best = new Layout(1, 0, em);
      for (int columns = 1; columns <= Math.max(1, count); columns++) {
        int rows = (count + columns - 1) / columns;
        double wide = width / (double) columns - em;
        double high = height / (double) Math.max(1, rows) - text(em) - em;
        double tile = Math.min(wide, high);
        if (tile > best.tile) {
          best = new Layout(columns, tile, em);
        }
      }
      return best;
    }

    /** In one row, of this height. */
    static Layout row(int count, int height, double em) {
      return new Layout(Math.max(1, count), Math.max(8, height - text(em) - em), em);
    }

    private static double text(double em) {
      return 2.9 * em;
    }

    Rectangle2D place(int index) {
      return new Rectangle2D.Double(
          em / 2 + index % columns * (tile + em),
          em / 2 + index / columns * (tile + em + text(em)),
          tile,
          tile);
    }

    int width() {
      return (int) Math.ceil(columns * (tile + em));
    }

    int height(int count) {
      return (int) Math.ceil((count + columns - 1) / columns * (tile + em + text(em)));
    }

    /** The tile at a point, text included; -1 for none. */
    int at(int x, int y, int count) {
      for (int i = 0; i < count; i++) {
        Rectangle2D p = place(i);
        if (new Rectangle2D.Double(p.getX(), p.getY(), tile, tile + text(em)).contains(x, y)) {
          return i;
        }
      }
      return -1;
    }
  }

  void paint(Graphics2D g, Layout layout, ChartColors colors, int selected) {
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    Rectangle clip = g.getClipBounds();
    for (int i = 0; i < tiles.size(); i++) {
      Rectangle2D place = layout.place(i);
      double below = place.getMaxY() + 3 * layout.em;
      if (clip == null
          || clip.intersects(place.getX(), place.getY(), layout.tile, below - place.getY())) {
        paint(g, tiles.get(i), place, new Pen(layout.em, colors, i == selected));
      }
    }
  }

  private record Pen(double em, ChartColors colors, boolean selected) {}

  private static void paint(Graphics2D g, Tile tile, Rectangle2D at, Pen pen) {
    ChartColors colors = pen.colors;
    if (pen.selected) {
      double edge = pen.em / 4;
      g.setColor(colors.of(0));
      g.fill(
          new Rectangle2D.Double(
              at.getX() - edge,
              at.getY() - edge,
              at.getWidth() + 2 * edge,
              at.getHeight() + 2 * edge));
    }
    g.setColor(colors.rule());
    g.fill(at);
    tile.image()
        .ifPresent(
            image ->
                g.drawImage(
                    image,
                    (int) Math.round(at.getX()),
                    (int) Math.round(at.getY()),
                    (int) Math.round(at.getWidth()),
                    (int) Math.round(at.getHeight()),
                    null));
    write(g, tile, at, pen);
  }

  private static void write(Graphics2D g, Tile tile, Rectangle2D at, Pen pen) {
    ChartColors colors = pen.colors;
    g.setFont(colors.font().deriveFont(colors.font().getSize2D() * 0.9f));
    FontMetrics metrics = g.getFontMetrics();
    if (!Double.isNaN(tile.share)) {
      double high = pen.em / 3.5;
      g.setColor(colors.rule());
      g.fill(new Rectangle2D.Double(at.getX(), at.getMaxY(), at.getWidth(), high));
      g.setColor(verdict(colors, tile.right));
      g.fill(
          new Rectangle2D.Double(
              at.getX(), at.getMaxY(), at.getWidth() * Math.min(1, tile.share), high));
    }
    float x = (float) at.getX();
    float y = (float) (at.getMaxY() + 0.4 * pen.em + metrics.getAscent());
    g.setColor(colors.text());
    g.drawString(cut(tile.head, metrics, at.getWidth()), x, y);
    g.setColor(tile.right || Double.isNaN(tile.share) ? colors.muted() : verdict(colors, false));
    g.drawString(cut(tile.line, metrics, at.getWidth()), x, y + metrics.getHeight());
  }

  private static Color verdict(ChartColors colors, boolean right) {
    return right
        ? colors.dark() ? RIGHT_DARK : RIGHT_LIGHT
        : colors.dark() ? WRONG_DARK : WRONG_LIGHT;
  }

  private static String cut(String text, FontMetrics metrics, double width) {
    String now = text;
    while (now.length() > 1 && metrics.stringWidth(now) > width) {
      now = now.substring(0, now.length() - 2) + "…";
    }
    return now;
  }
}
