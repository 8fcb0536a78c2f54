/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.TileSheet;

/** What stands above the tiles: the leading picture, title and notes beside it, the colour bar. */
final class TileHeader {

  static final int MARGIN = 14;
  static final int LEAST_WIDTH = 560;
  static final double TEXT = 13;
  private static final int SPACE = 14;
  private static final int LEAD = 150;
  private static final int WIDEST_BAR = 380;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 17);
  private static final Font NOTE = TextBlock.font(Font.PLAIN, TEXT);

  private final TileSheet sheet;
  private final TilesParams params;

  TileHeader(TileSheet sheet, TilesParams params) {
    this.sheet = sheet;
    this.params = params;
  }

  /** Where the tiles begin. */
  int height(int width) {
    double text = title(width).height();
    text += gap(text, 4) + notes(width).height();
    if (sheet.scale().isPresent()) {
      text += gap(text, 10) + bar(sheet.scale().get()).horizontalHeight();
    }
    double lead = sheet.lead().map(t -> leadHeight(t) + 3 + caption(t).height()).orElse(0.0);
    double high = Math.max(text, lead);
    return (int) Math.ceil(MARGIN + high + (high > 0 ? SPACE : 0));
  }

  void paint(Graphics2D g, int width) {
    sheet.lead().ifPresent(tile -> lead(g, tile));
    double y = MARGIN;
    TextBlock title = title(width);
    g.setColor(params.theme().text());
    title.draw(g, left(), y, 0, Align.LEFT);
    y += title.height();
    y += gap(y - MARGIN, 4);
    TextBlock notes = notes(width);
    g.setColor(params.theme().muted());
    notes.draw(g, left(), y, 0, Align.LEFT);
    y += notes.height();
    if (sheet.scale().isPresent()) {
      y += gap(y - MARGIN, 10);
      int room = Math.min(WIDEST_BAR, width - MARGIN - left());
      bar(sheet.scale().get()).paintHorizontal(g, new Box(left(), (int) Math.ceil(y), room, 0));
    }
  }

  private static double gap(double above, double space) {
    return above > 0 ? space : 0;
  }

  private void lead(Graphics2D g, TileSheet.Tile tile) {
    Box place = new Box(MARGIN, MARGIN, LEAD, leadHeight(tile));
    if (tile.content() instanceof TileSheet.Picture p) {
      Painting.image(g, TilePixels.picture(p.image(), LEAD, p.image().width() >= LEAD), place);
    } else if (tile.content() instanceof TileSheet.Plane p) {
      TileGrid.plane(g, p.values(), place, sheet.scale().orElseThrow(), params);
    }
    g.setColor(params.theme().muted());
    caption(tile).draw(g, MARGIN, MARGIN + place.height() + 3.0, LEAD, Align.CENTER);
  }

  private static int leadHeight(TileSheet.Tile tile) {
    int width = TilePixels.width(tile.content());
    return (int) Math.max(1, Math.round((double) LEAD * TilePixels.height(tile.content()) / width));
  }

  private static TextBlock caption(TileSheet.Tile tile) {
    return TextBlock.wrapped(NOTE, tile.caption(), LEAD);
  }

  private int left() {
    return MARGIN + (sheet.lead().isPresent() ? LEAD + SPACE + 4 : 0);
  }

  private TextBlock title(int width) {
    return TextBlock.wrapped(TITLE, List.of(sheet.title()), width - MARGIN - left());
  }

  private TextBlock notes(int width) {
    return TextBlock.wrapped(NOTE, sheet.notes(), width - MARGIN - left());
  }

  private ColorBar bar(ColorScale scale) {
    return new ColorBar(
        TilePixels.colors(scale, params), ticks(scale), unit(scale), params.theme(), TEXT);
  }

  private static String unit(ColorScale scale) {
    return scale.top().isPresent() ? scale.unit() : scale.unit() + ", each tile on its own scale";
  }

  private static List<ColorBar.Tick> ticks(ColorScale scale) {
    boolean signed = scale.sign() == Heatmap.Sign.SIGNED;
    if (scale.top().isPresent()) {
      double top = scale.top().getAsDouble();
      return ColorBar.ticks(signed ? -top : 0, top);
    }
    return switch (scale.sign()) {
      case SIGNED ->
          List.of(
              new ColorBar.Tick(0, "\u2212 its largest size"),
              new ColorBar.Tick(0.5, "0"),
              new ColorBar.Tick(1, "its largest size"));
      case RELATIVE ->
          List.of(new ColorBar.Tick(0, "its minimum"), new ColorBar.Tick(1, "its maximum"));
      case POSITIVE -> List.of(new ColorBar.Tick(0, "0"), new ColorBar.Tick(1, "its maximum"));
    };
  }
}
