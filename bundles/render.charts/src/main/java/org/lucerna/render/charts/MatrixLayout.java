/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;

/** Where the fields and labels of a matrix go. */
final class MatrixLayout {

  private static final int MARGIN = 12;
  private static final int SPACE = 8;
  private static final int WIDEST_LABEL = 150;
  private static final double LEAN = Math.PI / 4;
  private static final Font NOTE_FONT = TextBlock.font(Font.PLAIN, 12);
  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font AXIS = TextBlock.font(Font.PLAIN, 13);

  private final Fields fields;
  private final Theme theme;
  private final int cell;
  private final Font labelFont;
  private final List<String> labels;
  private final TextBlock title;
  private final boolean leaning;
  private final int left;
  private final int top;
  private final int side;
  private final TextBlock note;

  /**
   * @param width of a field in pixels at scale 1; 0 to fit the number of labels
   */
  MatrixLayout(Fields fields, int width, Theme theme) {
    this.fields = fields;
    this.theme = theme;
    this.cell = width > 0 ? width : cell(fields);
    this.side = cell * fields.labels().size();
    this.labelFont = TextBlock.font(Font.PLAIN, Math.max(8, Math.min(12.5, cell * 0.62)));
    this.labels = fields.labels().stream().map(this::shortened).toList();
    double widest = labels.stream().mapToDouble(this::labelWidth).max().orElse(0);
    this.leaning = widest > cell - 6;
    double over =
        leaning ? labels.stream().mapToDouble(this::leaningHeight).max().orElse(0) : labelHeight();
    this.left =
        (int)
            Math.ceil(
                MARGIN + (fields.rows().isEmpty() ? 0 : axisHeight() + SPACE) + widest + SPACE);
    this.title = TextBlock.line(TITLE, fields.title());
    this.top =
        (int)
            Math.ceil(
                MARGIN
                    + title.height()
                    + (title.isEmpty() ? 0 : SPACE)
                    + (fields.columns().isEmpty() ? 0 : axisHeight() + 4)
                    + over
                    + SPACE);
    this.note = TextBlock.wrapped(NOTE_FONT, List.of(fields.note()), width() - 2.0 * MARGIN);
  }

  int width() {
    double right = left + side + (double) MARGIN;
    if (leaning) {
      for (int i = 0; i < labels.size(); i++) {
        double end = left + (i + 0.5) * cell + labelWidth(labels.get(i)) * Math.cos(LEAN) + 6;
        right = Math.max(right, end + 4);
      }
    }
    return (int) Math.ceil(Math.max(right, title.width() + 2.0 * MARGIN));
  }

  /** The y of the first field, for what is drawn beside the matrix. */
  int top() {
    return top;
  }

  /** The x behind the last field. */
  int right() {
    return left + side;
  }

  int cell() {
    return cell;
  }

  int height() {
    return (int) Math.ceil(top + side + SPACE + note.height() + MARGIN);
  }

  void paint(Graphics2D g) {
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, 0, Align.LEFT);
    axes(g);
    g.setColor(theme.text());
    for (int i = 0; i < labels.size(); i++) {
      rowLabel(g, i);
      columnLabel(g, i);
    }
    for (int row = 0; row < labels.size(); row++) {
      paintRow(g, row);
    }
    g.setStroke(new BasicStroke(1));
    g.setColor(theme.rule());
    g.drawRect(left, top, side, side);
    g.setColor(theme.muted());
    note.draw(g, MARGIN, top + side + (double) SPACE, 0, Align.LEFT);
  }

  private void axes(Graphics2D g) {
    g.setColor(theme.muted());
    double above = MARGIN + title.height() + (title.isEmpty() ? 0 : SPACE);
    TextBlock.line(AXIS, fields.columns()).draw(g, left, above, side, Align.CENTER);
    AffineTransform before = g.getTransform();
    g.translate(MARGIN, top + side);
    g.rotate(-Math.PI / 2);
    TextBlock.line(AXIS, fields.rows()).draw(g, 0, 0, side, Align.CENTER);
    g.setTransform(before);
  }

  private void rowLabel(Graphics2D g, int i) {
    double y = top + (i + 0.5) * cell - labelHeight() / 2;
    TextBlock.line(labelFont, labels.get(i)).draw(g, 0, y, left - SPACE, Align.RIGHT);
  }

  private void columnLabel(Graphics2D g, int i) {
    TextBlock label = TextBlock.line(labelFont, labels.get(i));
    double centre = left + (i + 0.5) * cell;
    if (!leaning) {
      label.draw(g, centre - cell / 2.0, top - SPACE + 2 - labelHeight(), cell, Align.CENTER);
      return;
    }
    AffineTransform before = g.getTransform();
    g.translate(centre, top - 5.0);
    g.rotate(-LEAN);
    label.draw(g, 2, -labelHeight() / 2, 0, Align.LEFT);
    g.setTransform(before);
  }

  private void paintRow(Graphics2D g, int row) {
    for (int column = 0; column < labels.size(); column++) {
      Color fill = fields.ink().fill(row, column);
      Rectangle2D field =
          new Rectangle2D.Double(
              left + (double) column * cell, top + (double) row * cell, cell, cell);
      g.setColor(fill);
      g.fill(field);
      g.setColor(theme.background());
      g.setStroke(new BasicStroke(cell >= 20 ? 1 : 0.5f));
      g.draw(field);
      String text = fields.ink().text(row, column);
      if (!text.isEmpty()) {
        g.setColor(readableOn(fill));
        TextBlock count = TextBlock.line(font(cell), text);
        count.draw(g, field.getX(), field.getCenterY() - count.height() / 2, cell, Align.CENTER);
      }
    }
  }

  private static Font font(int cell) {
    return TextBlock.font(Font.PLAIN, Math.max(7, Math.min(13, cell * 0.42)));
  }

  /** Dark or light letters, whichever contrast more (luma of ITU-R BT.601). */
  private static Color readableOn(Color fill) {
    double luma = 0.299 * fill.getRed() + 0.587 * fill.getGreen() + 0.114 * fill.getBlue();
    return luma > 140 ? Theme.LIGHT.text() : Color.WHITE;
  }

  /** Wide enough for the widest text, smaller the more labels there are. */
  private static int cell(Fields fields) {
    int size = Math.max(1, fields.labels().size());
    int fit = Math.max(16, Math.min(52, 620 / size));
    Font font = font(fit);
    double widest = 0;
    for (int row = 0; row < fields.labels().size(); row++) {
      for (int column = 0; column < fields.labels().size(); column++) {
        widest = Math.max(widest, TextBlock.width(font, fields.ink().text(row, column)));
      }
    }
    return (int) Math.max(fit, Math.ceil(widest + 4));
  }

  private String shortened(String label) {
    String text = label;
    while (labelWidth(text) > WIDEST_LABEL) {
      text = text.substring(0, text.length() - 2).strip() + "\u2026";
    }
    return text;
  }

  private double labelWidth(String label) {
    return TextBlock.width(labelFont, label);
  }

  private double labelHeight() {
    return TextBlock.line(labelFont, "A").height();
  }

  private double leaningHeight(String label) {
    return labelWidth(label) * Math.sin(LEAN) + labelHeight() * Math.cos(LEAN);
  }

  private static double axisHeight() {
    return TextBlock.line(AXIS, "A").height();
  }
}
