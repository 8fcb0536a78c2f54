/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where everything of a grid stands. One row or one column fills the room line by line, else rows
 * and columns are kept; pictures are as large as there is room for.
 *
 * @param items in reading order
 * @param size of the whole
 * @param matrix whether rows and columns are kept
 */
record Places(List<Item> items, Dimension size, boolean matrix) {

  /**
   * A map's place, or that of the picture itself.
   *
   * @param column empty for the picture itself
   * @param image where the picture is
   * @param bounds with the lines under it
   */
  record Item(Grid.Row row, Optional<Columns.Column> column, Rectangle image, Rectangle bounds) {}

  /**
   * Sizes in pixels.
   *
   * @param caption height of the lines under a picture
   * @param panels pictures side by side in one place
   */
  record Measures(int gap, int caption, int least, int most, int panels, double zoom) {}

  static Places of(Grid grid, Dimension room, Measures measures) {
    List<Grid.Row> rows = grid.rows();
    List<Columns.Column> columns = grid.columns();
    return rows.size() > 1 && columns.size() > 1
        ? matrix(rows, columns, room, measures)
        : gallery(rows, columns, room, measures);
  }

  private static Places gallery(
      List<Grid.Row> rows, List<Columns.Column> columns, Dimension room, Measures m) {
    List<Grid.Row> leading = new ArrayList<>();
    List<Optional<Columns.Column>> heads = new ArrayList<>();
    Subject last = null;
    for (Grid.Row row : rows) {
      if (row.subject() != last) {
        leading.add(row);
        heads.add(Optional.empty());
        last = row.subject();
      }
      for (Columns.Column column : columns) {
        leading.add(row);
        heads.add(Optional.of(column));
      }
    }
    int count = leading.size();
    int side = side(count, room, m);
    int wide = side * m.panels() + (m.panels() - 1) * m.gap() / 2;
    int across = Math.max(1, Math.min(count, (room.width - m.gap()) / (wide + m.gap())));
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int x = m.gap() + i % across * (wide + m.gap());
      int y = m.gap() + i / across * (side + m.caption() + m.gap());
      items.add(item(leading.get(i), heads.get(i), new Rectangle(x, y, wide, side), m));
    }
    int lines = (count + across - 1) / Math.max(1, across);
    return new Places(
        List.copyOf(items),
        new Dimension(
            m.gap() + across * (wide + m.gap()), m.gap() + lines * (side + m.caption() + m.gap())),
        false);
  }

  /** As large as all fit into the room; where they would be too small, as wide as it allows. */
  private static int side(int count, Dimension room, Measures m) {
    int best = 0;
    for (int across = 1; across <= count; across++) {
      int lines = (count + across - 1) / across;
      int wide = ((room.width - m.gap()) / across - m.gap()) / m.panels();
      int high = (room.height - m.gap()) / lines - m.gap() - m.caption();
      best = Math.max(best, Math.min(wide, high));
    }
    int least = Math.min(m.least(), Math.max(1, (room.width - 2 * m.gap()) / m.panels()));
    int fitted = Math.max(least, Math.min(m.most(), best));
    if (best < least) { // fill the width, scroll down
      int across = Math.max(1, (room.width - m.gap()) / (least * m.panels() + m.gap()));
      fitted = Math.max(least, ((room.width - m.gap()) / across - m.gap()) / m.panels());
    }
    return Math.max(24, (int) Math.round(fitted * m.zoom()));
  }

  private static Places matrix(
      List<Grid.Row> rows, List<Columns.Column> columns, Dimension room, Measures m) {
    int across = columns.size() + 1;
    int wide = ((room.width - m.gap()) / across - m.gap()) / m.panels();
    int high = (room.height - m.gap()) / rows.size() - m.gap() - m.caption();
    int fitted =
        Math.max(m.least(), Math.min(Math.min(wide, Math.max(high, 3 * m.least() / 2)), m.most()));
    int side = Math.max(24, (int) Math.round(fitted * m.zoom()));
    int full = side * m.panels() + (m.panels() - 1) * m.gap() / 2;
    List<Item> items = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      int y = m.gap() + r * (side + m.caption() + m.gap());
      items.add(item(rows.get(r), Optional.empty(), new Rectangle(m.gap(), y, side, side), m));
      for (int c = 0; c < columns.size(); c++) {
        int x = 2 * m.gap() + side + c * (full + m.gap());
        items.add(
            item(rows.get(r), Optional.of(columns.get(c)), new Rectangle(x, y, full, side), m));
      }
    }
    return new Places(
        List.copyOf(items),
        new Dimension(
            2 * m.gap() + side + columns.size() * (full + m.gap()),
            m.gap() + rows.size() * (side + m.caption() + m.gap())),
        true);
  }

  private static Item item(
      Grid.Row row, Optional<Columns.Column> column, Rectangle image, Measures m) {
    return new Item(
        row,
        column,
        image,
        new Rectangle(image.x, image.y, image.width, image.height + m.caption()));
  }
}
