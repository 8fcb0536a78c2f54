/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.UIManager;

/** Paints one cell of a {@link ThumbnailGrid} in the colours of the theme. */
final class CellPainter {

  /** How a cell is shown. */
  record Look(boolean selected, boolean lead, boolean focused) {}

  private final JComponent grid;
  private final Graphics2D g;
  private final ScaledTiles tiles;
  private final FontMetrics metrics;
  private final Color foreground = color("List.foreground", Color.BLACK);
  private final Color faint = color("Label.disabledForeground", Color.GRAY);
  private final Color well = color("Component.borderColor", Color.LIGHT_GRAY);
  private final Color selection = color("List.selectionBackground", Color.BLUE);
  private final Color selectionText = color("List.selectionForeground", Color.WHITE);
  private final Color quiet = color("List.selectionInactiveBackground", Color.LIGHT_GRAY);
  private final Color quietText = color("List.selectionInactiveForeground", Color.BLACK);
  private final Color focus = color("Component.focusColor", Color.BLUE);

  CellPainter(JComponent grid, Graphics2D g, ScaledTiles tiles) {
    this.grid = grid;
    this.tiles = tiles;
    this.g = g;
    this.metrics = g.getFontMetrics(grid.getFont());
    g.setFont(grid.getFont());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    Object hints = java.awt.Toolkit.getDefaultToolkit().getDesktopProperty("awt.font.desktophints");
    if (hints instanceof java.util.Map<?, ?> map) {
      g.addRenderingHints(map);
    }
  }

  private static Color color(String key, Color otherwise) {
    Color color = UIManager.getColor(key);
    return color == null ? otherwise : color;
  }

  void frame(Rectangle cell, Look look) {
    int arc = UIScale.scale(8);
    int gap = UIScale.scale(2);
    if (look.selected()) {
      g.setColor(look.focused() ? selection : quiet);
      g.fillRoundRect(
          cell.x + gap, cell.y + gap, cell.width - 2 * gap, cell.height - 2 * gap, arc, arc);
    }
    if (look.lead() && look.focused()) {
      g.setColor(focus);
      g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
      g.drawRoundRect(
          cell.x + gap,
          cell.y + gap,
          cell.width - 2 * gap - 1,
          cell.height - 2 * gap - 1,
          arc,
          arc);
    }
  }

  /** The picture in the middle of a square; an empty well while it is read. */
  Rectangle picture(Rectangle square, Optional<BufferedImage> image, boolean broken) {
    if (image.isEmpty()) {
      g.setColor(new Color(well.getRed(), well.getGreen(), well.getBlue(), 90));
      g.fillRoundRect(square.x, square.y, square.width, square.height, 8, 8);
      if (broken) {
        g.setColor(color("Actions.Red", Color.RED));
        cross(square.x + square.width / 2.0, square.y + square.height / 2.0, square.width / 6.0);
      }
      return square;
    }
    BufferedImage i = image.get();
    double scale =
        Math.min(square.width / (double) i.getWidth(), square.height / (double) i.getHeight());
    int w = Math.max(1, (int) Math.round(i.getWidth() * scale));
    int h = Math.max(1, (int) Math.round(i.getHeight() * scale));
    Rectangle at =
        new Rectangle(square.x + (square.width - w) / 2, square.y + (square.height - h) / 2, w, h);
    tiles.paint(g, i, at);
    return at;
  }

  void caption(Rectangle line, String text, Look look) {
    g.setColor(look.selected() ? look.focused() ? selectionText : quietText : foreground);
    String shown = clipped(text, line.width);
    g.drawString(
        shown,
        line.x + (line.width - metrics.stringWidth(shown)) / 2,
        line.y + (line.height - metrics.getHeight()) / 2 + metrics.getAscent());
  }

  private String clipped(String text, int width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int length = text.length();
    while (length > 0 && metrics.stringWidth(text.substring(0, length) + "\u2026") > width) {
      length--;
    }
    return text.substring(0, length) + "\u2026";
  }

  void badge(Rectangle picture, ThumbnailCells.Badge badge) {
    g.setFont(grid.getFont().deriveFont(grid.getFont().getSize2D() * 0.85f));
    FontMetrics small = g.getFontMetrics();
    boolean sign = badge.tone() != ThumbnailCells.Tone.NEUTRAL;
    int pad = UIScale.scale(4);
    int signWidth = sign ? small.getAscent() : 0;
    int space = sign && !badge.text().isEmpty() ? pad / 2 : 0;
    int width = small.stringWidth(badge.text()) + signWidth + space + 2 * pad;
    int height = small.getHeight() + UIScale.scale(2);
    if (width <= picture.width) {
      Rectangle at = place(picture, badge.corner(), width, height);
      g.setColor(background(badge.tone()));
      g.fillRoundRect(at.x, at.y, at.width, at.height, height, height);
      g.setColor(Color.WHITE);
      if (sign) {
        sign(badge.tone(), at.x + pad + signWidth / 2.0, at.y + height / 2.0, signWidth * 0.36);
      }
      g.drawString(
          badge.text(),
          at.x + pad + signWidth + space,
          at.y + (height - small.getHeight()) / 2 + small.getAscent());
    }
    g.setFont(grid.getFont());
  }

  private static Rectangle place(
      Rectangle picture, ThumbnailCells.Corner corner, int width, int height) {
    int gap = UIScale.scale(3);
    int left = picture.x + gap;
    int right = picture.x + picture.width - width - gap;
    int top = picture.y + gap;
    int bottom = picture.y + picture.height - height - gap;
    return switch (corner) {
      case TOP_LEFT -> new Rectangle(left, top, width, height);
      case TOP_RIGHT -> new Rectangle(right, top, width, height);
      case BOTTOM_RIGHT -> new Rectangle(right, bottom, width, height);
    };
  }

  /** White is readable on each of these over any picture. */
  private static Color background(ThumbnailCells.Tone tone) {
    return switch (tone) {
      case NEUTRAL -> new Color(30, 34, 40, 190);
      case RIGHT -> new Color(22, 110, 60, 230);
      case WRONG -> new Color(176, 32, 37, 230);
    };
  }

  private void sign(ThumbnailCells.Tone tone, double x, double y, double r) {
    if (tone == ThumbnailCells.Tone.WRONG) {
      cross(x, y, r);
    } else {
      Path2D tick = new Path2D.Double();
      tick.moveTo(x - r, y);
      tick.lineTo(x - r * 0.3, y + r * 0.8);
      tick.lineTo(x + r, y - r * 0.8);
      stroke(tick, r);
    }
  }

  private void cross(double x, double y, double r) {
    Path2D cross = new Path2D.Double();
    cross.moveTo(x - r * 0.8, y - r * 0.8);
    cross.lineTo(x + r * 0.8, y + r * 0.8);
    cross.moveTo(x + r * 0.8, y - r * 0.8);
    cross.lineTo(x - r * 0.8, y + r * 0.8);
    stroke(cross, r);
  }

  private void stroke(Path2D path, double r) {
    g.setStroke(
        new BasicStroke(
            (float) Math.max(1.5, r / 2.2), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }

  /** Said in the middle where there is no cell. */
  void empty(String text) {
    g.setColor(faint);
    int width = metrics.stringWidth(text);
    g.drawString(
        text, Math.max(0, (grid.getVisibleRect().width - width) / 2), 3 * metrics.getHeight());
  }
}
