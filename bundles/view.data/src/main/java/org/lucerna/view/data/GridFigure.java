/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.workbench.kit.ThumbnailCells;
import org.lucerna.workbench.kit.ThumbnailGrid;
import org.lucerna.workbench.kit.Thumbnails;

/** The part of a grid that is seen, for paper: dark text on white. */
final class GridFigure {

  private static final int SIDE = 128;
  private static final int GAP = 10;
  private static final int LINE = 15;
  private static final int LINES = 2;

  /** A picture with the lines under it; {@code wrong} ones have red text. */
  private record Tile(Optional<BufferedImage> image, List<String> lines, boolean wrong) {}

  private final List<Tile> tiles = new ArrayList<>();
  private final int columns;

  private GridFigure(int columns) {
    this.columns = Math.max(1, columns);
  }

  static Figure of(ThumbnailGrid grid, Thumbnails thumbnails) {
    List<Integer> seen = grid.seen();
    GridFigure figure = new GridFigure(grid.columns());
    for (int cell : seen) {
      figure.add(grid.cells(), cell, thumbnails);
    }
    int rows = (seen.size() + figure.columns - 1) / figure.columns;
    return new Figure.Drawing(
        figure.columns * (SIDE + GAP) + GAP,
        Math.max(1, rows) * (SIDE + GAP + LINES * LINE) + GAP,
        figure::paint);
  }

  private void add(ThumbnailCells cells, int cell, Thumbnails thumbnails) {
    StringBuilder marks = new StringBuilder();
    boolean wrong = false;
    for (ThumbnailCells.Badge badge : cells.badges(cell)) {
      marks.append(marks.isEmpty() ? "" : ", ").append(badge.text());
      wrong |= badge.tone() == ThumbnailCells.Tone.WRONG;
    }
    tiles.add(
        new Tile(
            thumbnails.get(cells.picture(cell), 4 * SIDE),
            List.of(cells.caption(cell), marks.toString()),
            wrong));
  }

  private void paint(Graphics2D g) {
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    for (int i = 0; i < tiles.size(); i++) {
      int x = GAP + i % columns * (SIDE + GAP);
      int y = GAP + i / columns * (SIDE + GAP + LINES * LINE);
      paint(g, tiles.get(i), x, y);
    }
  }

  private static void paint(Graphics2D g, Tile tile, int x, int y) {
    tile.image()
        .ifPresent(
            image -> {
              double scale = SIDE / (double) Math.max(image.getWidth(), image.getHeight());
              int w = (int) Math.round(image.getWidth() * scale);
              int h = (int) Math.round(image.getHeight() * scale);
              g.drawImage(image, x + (SIDE - w) / 2, y + SIDE - h, w, h, null);
            });
    g.setColor(tile.wrong() ? new Color(176, 32, 37) : Color.DARK_GRAY);
    FontMetrics metrics = g.getFontMetrics();
    for (int line = 0; line < tile.lines().size(); line++) {
      String text = tile.lines().get(line);
      while (metrics.stringWidth(text) > SIDE + GAP / 2 && text.length() > 2) {
        text = text.substring(0, text.length() - 2) + "\u2026";
      }
      int left = x + (SIDE - metrics.stringWidth(text)) / 2;
      g.drawString(text, left, y + SIDE + LINE * (line + 1) - 3);
    }
  }
}
