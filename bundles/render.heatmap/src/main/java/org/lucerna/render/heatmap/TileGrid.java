/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.TileSheet;

/** Tiles in rows and columns; each keeps its proportions within its field. */
final class TileGrid {

  private static final int GAP = 8;
  private static final int PAGE = 960;
  private static final int SMALLEST = 64;
  private static final int LARGEST = 168;
  private static final int ALONE = 640;
  private static final int WIDEST_CAPTION = 120;
  private static final Font CAPTION = TextBlock.font(Font.PLAIN, TileHeader.TEXT);

  private final TileSheet sheet;
  private final TilesParams params;
  private final int columns;
  private final int cell;
  private final int high;
  private final double captions;

  TileGrid(TileSheet sheet, TilesParams params) {
    this.sheet = sheet;
    this.params = params;
    int count = sheet.tiles().size();
    this.columns = params.columns() > 0 ? Math.min(params.columns(), count) : columns(count);
    this.cell = params.cell() > 0 ? params.cell() : cell();
    this.high = sheet.tiles().stream().mapToInt(this::fullHeight).max().orElse(0);
    this.captions =
        sheet.tiles().stream().mapToDouble(tile -> caption(tile).height()).max().orElse(0);
  }

  /** The nearest to a square that leaves the fewest fields blank. */
  static int columns(int count) {
    int square = (int) Math.ceil(Math.sqrt(count));
    int best = Math.max(1, square);
    for (int some = square; some <= square + 2 && some > 0; some++) {
      best = blank(count, some) < blank(count, best) ? some : best;
    }
    return best;
  }

  private static int blank(int count, int columns) {
    return (columns - count % columns) % columns;
  }

  /** Fills a page, in a whole multiple of the cells that the tiles have. */
  private int cell() {
    if (columns <= 1) {
      return whole(ALONE);
    }
    int fit = PAGE / columns - GAP;
    double words =
        sheet.tiles().stream()
            .flatMap(tile -> tile.caption().stream())
            .mapToDouble(line -> TextBlock.width(CAPTION, line))
            .max()
            .orElse(0);
    int least = (int) Math.max(SMALLEST, Math.ceil(Math.min(WIDEST_CAPTION, words)));
    int size = Math.max(least, Math.min(LARGEST, fit));
    int whole = whole(size);
    return whole >= least ? whole : size;
  }

  private int whole(int size) {
    List<Integer> widths =
        sheet.tiles().stream().map(tile -> TilePixels.width(tile.content())).distinct().toList();
    if (widths.size() != 1 || widths.get(0) > size / 2) {
      return size;
    }
    return size / widths.get(0) * widths.get(0);
  }

  int width() {
    return columns == 0 ? 0 : columns * (cell + GAP) - GAP;
  }

  int height() {
    int rows = columns == 0 ? 0 : (sheet.tiles().size() + columns - 1) / columns;
    return rows == 0 ? 0 : rows * rowHeight() - GAP;
  }

  private int rowHeight() {
    return (int) Math.ceil(high + (captions > 0 ? captions + 3 : 0)) + GAP;
  }

  void paint(Graphics2D g) {
    for (int i = 0; i < sheet.tiles().size(); i++) {
      TileSheet.Tile tile = sheet.tiles().get(i);
      int x = i % columns * (cell + GAP);
      int y = i / columns * rowHeight();
      content(g, tile.content(), place(tile, x, y));
      g.setColor(params.theme().muted());
      caption(tile).draw(g, x, y + high + 3.0, cell, Align.CENTER);
    }
  }

  /** Centred in its field; very tall ones are made narrower. */
  private Box place(TileSheet.Tile tile, int x, int y) {
    double share = Math.min(1, high / (double) naturalHeight(tile));
    int width = (int) Math.max(1, Math.round(cell * share));
    int height = (int) Math.min(high, Math.max(1, Math.round(naturalHeight(tile) * share)));
    return new Box(x + (cell - width) / 2, y + (high - height) / 2, width, height);
  }

  private long naturalHeight(TileSheet.Tile tile) {
    int width = TilePixels.width(tile.content());
    return Math.max(1, Math.round((double) cell * TilePixels.height(tile.content()) / width));
  }

  private int fullHeight(TileSheet.Tile tile) {
    return (int) Math.min(2L * cell, naturalHeight(tile));
  }

  private TextBlock caption(TileSheet.Tile tile) {
    return TextBlock.wrapped(CAPTION, tile.caption(), cell);
  }

  private void content(Graphics2D g, TileSheet.Content content, Box place) {
    if (content instanceof TileSheet.Picture p) {
      boolean smooth = params.smooth() || p.image().width() >= 64;
      Painting.image(g, TilePixels.picture(p.image(), place.width(), smooth), place);
    } else if (content instanceof TileSheet.Plane p) {
      plane(g, p.values(), place, sheet.scale().orElseThrow(), params);
    }
    frame(g, place, params);
  }

  static void plane(Graphics2D g, Tensor values, Box place, ColorScale scale, TilesParams params) {
    BufferedImage image = TilePixels.plane(values, scale, place.width(), params);
    if (image != null) {
      Painting.image(g, image, place);
      return;
    }
    g.setColor(params.theme().shade());
    g.fillRect(place.x(), place.y(), place.width(), place.height());
    g.setColor(params.theme().text());
    TextBlock text = TextBlock.wrapped(CAPTION, List.of("not finite"), place.width());
    double y = place.y() + (place.height() - text.height()) / 2;
    text.draw(g, place.x(), y, place.width(), Align.CENTER);
  }

  private static void frame(Graphics2D g, Box place, TilesParams params) {
    Color text = params.theme().text();
    g.setStroke(new BasicStroke(0.6f));
    g.setColor(new Color(text.getRed(), text.getGreen(), text.getBlue(), 90));
    g.draw(new Rectangle2D.Double(place.x(), place.y(), place.width(), place.height()));
  }
}
