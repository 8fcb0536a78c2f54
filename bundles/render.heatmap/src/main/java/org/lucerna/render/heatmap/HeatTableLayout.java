/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.imaging.ColorMap;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.HeatTable;

/** Where the fields, labels and the colour bar of a table go. */
final class HeatTableLayout {

  private static final int MARGIN = 14;
  private static final int SPACE = 8;
  private static final int ROW = 26;
  private static final int LEAST_WIDTH = 460;
  private static final int BAR = 300;
  private static final double LEAN = Math.PI / 4;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 17);
  private static final Font TEXT = TextBlock.font(Font.PLAIN, 13);

  private final HeatTable table;
  private final Theme theme;
  private final ColorMap colors;
  private final int cell;
  private final boolean leaning;
  private final int left;
  private final int width;
  private final int top;
  private final TextBlock title;
  private final TextBlock notes;

  HeatTableLayout(HeatTable table, HeatTableParams params) {
    this.table = table;
    this.theme = params.theme();
    boolean signed = table.scale().sign() == Heatmap.Sign.SIGNED;
    this.colors =
        params.colors() == Palette.AUTO && !signed
            ? ColorMap.VIRIDIS
            : params.colors().colors(signed);
    this.cell = params.cell() > 0 ? params.cell() : cell();
    double heads = widest(table.columnLabels());
    this.leaning = heads > cell - 6;
    double beside = table.rows().isEmpty() ? 0 : line() + 4;
    this.left = (int) Math.ceil(MARGIN + beside + widest(table.rowLabels()) + SPACE);
    int right = left + cell * table.columnLabels().size() + MARGIN;
    int over = leaning ? (int) Math.ceil(heads * Math.cos(LEAN)) : 0;
    this.width = Math.max(LEAST_WIDTH, right + over);
    this.title = TextBlock.wrapped(TITLE, List.of(table.title()), width - 2.0 * MARGIN);
    this.notes = TextBlock.wrapped(TEXT, table.notes(), width - 2.0 * MARGIN);
    double labels = leaning ? heads * Math.sin(LEAN) + line() * Math.cos(LEAN) : line();
    double above = title.height() + notes.height() + SPACE;
    double axis = table.columns().isEmpty() ? 0 : line() + 4;
    this.top = (int) Math.ceil(MARGIN + above + axis + labels + SPACE);
  }

  int width() {
    return width;
  }

  int height() {
    return barTop() + bar().horizontalHeight() + MARGIN;
  }

  private int bottom() {
    return top + ROW * table.rowLabels().size();
  }

  private int barTop() {
    return bottom() + 2 * SPACE;
  }

  void paint(Graphics2D g) {
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, 0, Align.LEFT);
    g.setColor(theme.muted());
    notes.draw(g, MARGIN, MARGIN + title.height(), 0, Align.LEFT);
    axes(g);
    g.setColor(theme.text());
    for (int column = 0; column < table.columnLabels().size(); column++) {
      columnLabel(g, column);
    }
    for (int row = 0; row < table.rowLabels().size(); row++) {
      g.setColor(theme.text());
      double y = top + row * ROW + (ROW - line()) / 2;
      label(table.rowLabels().get(row)).draw(g, 0, y, left - SPACE, Align.RIGHT);
      paintRow(g, row);
    }
    int room = Math.min(BAR, width - left - MARGIN);
    bar().paintHorizontal(g, new Box(left, barTop(), room, 0));
  }

  private void axes(Graphics2D g) {
    int fields = cell * table.columnLabels().size();
    double above = MARGIN + title.height() + notes.height() + SPACE;
    label(table.columns()).draw(g, left, above, fields, Align.CENTER);
    AffineTransform before = g.getTransform();
    g.translate(MARGIN, bottom());
    g.rotate(-Math.PI / 2);
    label(table.rows()).draw(g, 0, 0, bottom() - top, Align.CENTER);
    g.setTransform(before);
  }

  private void columnLabel(Graphics2D g, int column) {
    TextBlock label = label(table.columnLabels().get(column));
    double x = left + (double) column * cell;
    if (!leaning) {
      label.draw(g, x, top - line() - 3, cell, Align.CENTER);
      return;
    }
    AffineTransform before = g.getTransform();
    g.translate(x + cell / 2.0, top - 5.0);
    g.rotate(-LEAN);
    label.draw(g, 2, -line() / 2, 0, Align.LEFT);
    g.setTransform(before);
  }

  private void paintRow(Graphics2D g, int row) {
    List<Double> values = table.values().get(row);
    double reach = table.scale().top().orElseGet(() -> reach(values));
    for (int column = 0; column < values.size(); column++) {
      double value = values.get(column);
      Color fill = Double.isFinite(value) ? color(value, reach) : theme.shade();
      int x = left + column * cell;
      int y = top + row * ROW;
      g.setColor(fill);
      g.fillRect(x, y, cell - 1, ROW - 1);
      if (Double.isFinite(value)) {
        g.setColor(readableOn(fill));
        label(Numbers.text(value)).draw(g, x, y + (ROW - line()) / 2, cell, Align.CENTER);
      }
    }
  }

  private static double reach(List<Double> values) {
    return values.stream().filter(Double::isFinite).mapToDouble(Math::abs).max().orElse(0);
  }

  private Color color(double value, double reach) {
    double share = reach > 0 ? value / reach : 0;
    return new Color(colors.rgb(colors.isDiverging() ? 0.5 + 0.5 * share : share));
  }

  /** Dark or light letters, whichever contrast more (luma of ITU-R BT.601). */
  private static Color readableOn(Color fill) {
    double luma = 0.299 * fill.getRed() + 0.587 * fill.getGreen() + 0.114 * fill.getBlue();
    return luma > 125 ? Theme.LIGHT.text() : Color.WHITE;
  }

  private ColorBar bar() {
    OptionalDouble most = table.scale().top();
    boolean signed = colors.isDiverging();
    String unit = table.scale().unit();
    if (most.isPresent()) {
      double high = most.getAsDouble();
      return new ColorBar(colors, ColorBar.ticks(signed ? -high : 0, high), unit, theme, 13);
    }
    List<ColorBar.Tick> ticks =
        signed
            ? List.of(
                new ColorBar.Tick(0, "\u2212 its largest size"),
                new ColorBar.Tick(0.5, "0"),
                new ColorBar.Tick(1, "its largest size"))
            : List.of(new ColorBar.Tick(0, "0"), new ColorBar.Tick(1, "its maximum"));
    return new ColorBar(colors, ticks, unit + ", each row on its own scale", theme, 13);
  }

  private int cell() {
    double widest = 0;
    for (List<Double> row : table.values()) {
      for (double value : row) {
        widest = Math.max(widest, TextBlock.width(TEXT, Numbers.text(value)));
      }
    }
    return (int) Math.max(56, Math.ceil(widest + 12));
  }

  private static double widest(List<String> labels) {
    return labels.stream().mapToDouble(text -> TextBlock.width(TEXT, text)).max().orElse(0);
  }

  private static TextBlock label(String text) {
    return TextBlock.line(TEXT, text);
  }

  private static double line() {
    return TextBlock.line(TEXT, "A").height();
  }
}
