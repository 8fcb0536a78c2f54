/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.BarChart;

/** Where the bars and texts of a bar chart go. */
final class BarLayout {

  private static final int MARGIN = 12;
  private static final int SPACE = 6;
  private static final int BAR = 15;
  private static final int BETWEEN = 9;
  private static final double MOST_LABEL = 0.36;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font TEXT = TextBlock.font(Font.PLAIN, 13);

  private final BarChart chart;
  private final Theme theme;
  private final int width;
  private final TextBlock title;
  private final List<TextBlock> labels;
  private final TextBlock note;
  private final double left;
  private final double length;
  private final double most;
  private final double top;
  private final double[] rows;

  BarLayout(BarChart chart, BarParams params) {
    this.chart = chart;
    this.theme = params.theme();
    this.width = params.width();
    double room = width - 2.0 * MARGIN;
    this.title = TextBlock.wrapped(TITLE, List.of(chart.title()), room);
    this.note = TextBlock.wrapped(TEXT, List.of(chart.note()), room);
    this.labels =
        chart.rows().stream()
            .map(row -> TextBlock.wrapped(TEXT, List.of(row.label()), room * MOST_LABEL))
            .toList();
    this.left =
        MARGIN + labels.stream().mapToDouble(TextBlock::width).max().orElse(0) + 1.5 * SPACE;
    double numbers = 0;
    double largest = 0;
    for (BarChart.Row row : chart.rows()) {
      for (double value : row.values()) {
        numbers = Math.max(numbers, TextBlock.width(TEXT, number(value)));
        largest = Math.max(largest, value);
      }
    }
    this.most = largest > 0 ? largest : 1;
    this.length = width - MARGIN - numbers - SPACE - left;
    this.top = MARGIN + title.height() + (title.isEmpty() ? 0 : SPACE) + keyHeight() + SPACE;
    this.rows = new double[labels.size() + 1];
    rows[0] = top;
    for (int i = 0; i < labels.size(); i++) {
      rows[i + 1] = rows[i] + Math.max(labels.get(i).height(), barsHeight()) + BETWEEN;
    }
  }

  private double barsHeight() {
    return (double) BAR * chart.series().size();
  }

  int width() {
    return width;
  }

  int height() {
    double axis = lineHeight() + SPACE;
    double below = note.isEmpty() ? 0 : note.height() + SPACE;
    return (int) Math.ceil(rows[labels.size()] + axis + below + MARGIN);
  }

  void paint(Graphics2D g) {
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, width - 2.0 * MARGIN, Align.LEFT);
    key(g);
    for (int i = 0; i < labels.size(); i++) {
      row(g, i);
    }
    double bottom = rows[labels.size()] - BETWEEN / 2.0;
    g.setColor(theme.muted());
    g.setStroke(new BasicStroke(1));
    g.draw(new Line2D.Double(left, top - BETWEEN / 2.0, left, bottom));
    g.setColor(theme.text());
    TextBlock.line(TEXT, chart.axis()).draw(g, left, bottom + SPACE, length, Align.CENTER);
    g.setColor(theme.muted());
    note.draw(g, MARGIN, height() - MARGIN - note.height(), 0, Align.LEFT);
  }

  private void row(Graphics2D g, int i) {
    double height = rows[i + 1] - rows[i] - BETWEEN;
    TextBlock label = labels.get(i);
    g.setColor(theme.text());
    double y = rows[i] + (height - label.height()) / 2;
    label.draw(g, MARGIN, y, left - MARGIN - 1.5 * SPACE, Align.RIGHT);
    double at = rows[i] + (height - barsHeight()) / 2;
    for (int s = 0; s < chart.series().size(); s++) {
      double value = chart.rows().get(i).values().get(s);
      double bar = length * value / most;
      g.setColor(color(s));
      g.fill(new Rectangle2D.Double(left, at + 1, bar, BAR - 2.0));
      g.setColor(s == 0 ? theme.text() : theme.muted());
      TextBlock.line(TEXT, number(value))
          .draw(g, left + bar + SPACE - 1, at + (BAR - lineHeight()) / 2, 0, Align.LEFT);
      at += BAR;
    }
  }

  /** Squares with what they stand for; not needed for one series. */
  private void key(Graphics2D g) {
    double y = MARGIN + title.height() + (title.isEmpty() ? 0 : SPACE);
    double x = MARGIN;
    for (int s = 0; s < (chart.series().size() > 1 ? chart.series().size() : 0); s++) {
      TextBlock text = TextBlock.line(TEXT, chart.series().get(s));
      if (x > MARGIN && x + 20 + text.width() > width - MARGIN) {
        x = MARGIN;
        y += lineHeight();
      }
      g.setColor(color(s));
      g.fill(new Rectangle2D.Double(x, y + 3, 12, 12));
      g.setColor(theme.text());
      text.draw(g, x + 18, y, 0, Align.LEFT);
      x += 18 + text.width() + 18;
    }
  }

  private double keyHeight() {
    if (chart.series().size() < 2) {
      return 0;
    }
    double x = MARGIN;
    int lines = 1;
    for (String name : chart.series()) {
      double text = TextBlock.width(TEXT, name);
      if (x > MARGIN && x + 20 + text > width - MARGIN) {
        x = MARGIN;
        lines++;
      }
      x += 18 + text + 18;
    }
    return lines * lineHeight();
  }

  /** Blue, orange, green, grey of Okabe and Ito. */
  private Color color(int series) {
    int[] light = {0x0072B2, 0xE69F00, 0x009E73, 0x8C959F};
    int[] dark = {0x56B4E9, 0xE69F00, 0x2FBF92, 0x9DA7B3};
    return new Color((theme == Theme.DARK ? dark : light)[Math.min(series, 3)]);
  }

  private static double lineHeight() {
    return TextBlock.line(TEXT, "A").height();
  }

  /** Whole numbers as they are, others with three digits. */
  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }
}
