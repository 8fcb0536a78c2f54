/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.Ranking;
import org.lucerna.vision.api.render.Ranking.Row;

/** Where labels, intervals, numbers and joining bars of a ranking go. */
final class RankingLayout {

  private static final int MARGIN = 12;
  private static final int SPACE = 8;
  private static final int ROW = 24;
  private static final int BAR = 14;
  private static final double DOT = 3.6;
  private static final double MOST_LABEL = 0.36;
  private static final int TICKS = 5;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font TEXT = TextBlock.font(Font.PLAIN, 13);
  private static final Font SMALL = TextBlock.font(Font.PLAIN, 12);

  private final Ranking ranking;
  private final Theme theme;
  private final int width;
  private final TextBlock title;
  private final TextBlock note;
  private final List<TextBlock> labels;
  private final double top;
  private final double left;
  private final double right;
  private final double numbers;
  private final double low;
  private final double high;
  private final double step;
  private final double span;

  RankingLayout(Ranking ranking, BarParams params) {
    this.ranking = ranking;
    this.theme = params.theme();
    this.width = params.width();
    double room = width - 2.0 * MARGIN;
    this.title = TextBlock.wrapped(TITLE, List.of(ranking.title()), room);
    this.note = TextBlock.wrapped(SMALL, List.of(ranking.note()), room);
    this.labels = rows().map(r -> TextBlock.line(TEXT, shortened(r.label(), room))).toList();
    this.top = MARGIN + title.height() + SPACE;
    this.left = MARGIN + labels.stream().mapToDouble(TextBlock::width).max().orElse(0) + SPACE;
    double[] ends = rows().flatMapToDouble(RankingLayout::ends).sorted().toArray();
    double least = ends.length == 0 ? 0 : ends[0];
    double most = ends.length == 0 ? 1 : ends[ends.length - 1];
    this.span = most > least ? most - least : Math.max(1e-6, Math.abs(most));
    this.numbers =
        rows().mapToDouble(r -> TextBlock.width(TEXT, number(r.value()))).max().orElse(0);
    this.right = width - MARGIN - (double) BAR * ranking.joined().size() - numbers - 2.0 * SPACE;
    this.step = step(span / TICKS);
    double first = Math.floor(least / step + 1e-9) * step;
    double last = Math.ceil(most / step - 1e-9) * step;
    this.low = last > first ? first : first - step;
    this.high = last > first ? last : last + step;
  }

  private Stream<Row> rows() {
    return Stream.concat(ranking.rows().stream(), ranking.apart().stream());
  }

  private static DoubleStream ends(Row row) {
    return DoubleStream.of(row.value(), row.low(), row.high()).filter(Double::isFinite);
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double step(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  private static String shortened(String label, double room) {
    String text = label;
    while (TextBlock.width(TEXT, text) > room * MOST_LABEL) {
      text = text.substring(0, text.length() - 2).strip() + "\u2026";
    }
    return text;
  }

  int width() {
    return width;
  }

  int height() {
    double below = line() * 2 + SPACE + (note.isEmpty() ? 0 : note.height() + SPACE);
    return (int) Math.ceil(bottom() + below + MARGIN);
  }

  private double bottom() {
    return y(ranking.rows().size() + ranking.apart().size()) - ROW / 2.0;
  }

  /** The middle of a row; those apart stand a little lower. */
  private double y(int row) {
    boolean apart = row >= ranking.rows().size() && !ranking.apart().isEmpty();
    return top + (row + 0.5) * ROW + (apart ? SPACE : 0);
  }

  private double x(double value) {
    return left + (right - left) * (value - low) / (high - low);
  }

  private double line() {
    return TextBlock.line(TEXT, "A").height();
  }

  void paint(Graphics2D g) {
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, 0, Align.LEFT);
    axis(g);
    List<Row> all = rows().toList();
    for (int i = 0; i < all.size(); i++) {
      row(g, i, all.get(i));
    }
    if (!ranking.apart().isEmpty() && !ranking.rows().isEmpty()) {
      double y = top + ranking.rows().size() * (double) ROW + SPACE / 2.0;
      g.setColor(theme.rule());
      g.setStroke(new BasicStroke(1));
      g.draw(new Line2D.Double(MARGIN, y, right + SPACE + numbers, y));
    }
    for (int set = 0; set < ranking.joined().size(); set++) {
      joined(g, set, ranking.joined().get(set));
    }
    g.setColor(theme.muted());
    note.draw(g, MARGIN, height() - MARGIN - note.height(), 0, Align.LEFT);
  }

  private void axis(Graphics2D g) {
    g.setStroke(new BasicStroke(1));
    double labelled = Double.NEGATIVE_INFINITY;
    for (int k = 0; low + k * step <= high + step / 2; k++) {
      double value = low + k * step;
      double x = x(value);
      g.setColor(theme.rule());
      g.draw(new Line2D.Double(x, top, x, bottom() + 3));
      TextBlock tick = TextBlock.line(SMALL, tick(value));
      if (x - tick.width() / 2 > labelled + SPACE) {
        g.setColor(theme.muted());
        tick.draw(g, x - tick.width() / 2, bottom() + 4, tick.width(), Align.CENTER);
        labelled = x + tick.width() / 2;
      }
    }
    g.setColor(theme.text());
    TextBlock.line(TEXT, ranking.axis())
        .draw(g, MARGIN, bottom() + 4 + line(), width - 2.0 * MARGIN, Align.CENTER);
  }

  private String tick(double value) {
    BigDecimal exact =
        BigDecimal.valueOf(Math.rint(value / step)).multiply(BigDecimal.valueOf(step));
    String text = exact.round(new MathContext(6)).stripTrailingZeros().toPlainString();
    return text.equals("0.0") ? "0" : text.replace('-', '\u2212');
  }

  private void row(Graphics2D g, int i, Row row) {
    boolean apart = i >= ranking.rows().size();
    double y = y(i);
    TextBlock label = labels.get(i);
    g.setColor(apart ? theme.muted() : theme.text());
    label.draw(g, MARGIN, y - label.height() / 2, left - SPACE - MARGIN, Align.RIGHT);
    TextBlock.line(TEXT, number(row.value()))
        .draw(g, right + SPACE, y - line() / 2, numbers, Align.RIGHT);
    g.setColor(apart ? theme.muted() : color());
    if (Double.isFinite(row.low())) {
      g.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      g.draw(new Line2D.Double(x(row.low()), y, x(row.high()), y));
    }
    g.fill(new Ellipse2D.Double(x(row.value()) - DOT, y - DOT, 2 * DOT, 2 * DOT));
  }

  /** Members that are no neighbours are joined too: a dot says who belongs to it. */
  private void joined(Graphics2D g, int set, List<Integer> members) {
    double x = right + SPACE + numbers + SPACE + (set + 0.5) * BAR;
    int first = members.stream().mapToInt(Integer::intValue).min().orElseThrow();
    int last = members.stream().mapToInt(Integer::intValue).max().orElseThrow();
    g.setColor(theme.text());
    g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
    g.draw(new Line2D.Double(x, y(first), x, y(last)));
    for (int member : members) {
      g.fill(new Ellipse2D.Double(x - DOT, y(member) - DOT, 2 * DOT, 2 * DOT));
    }
  }

  /** Blue of Okabe and Ito. */
  private Color color() {
    return new Color(theme == Theme.DARK ? 0x56B4E9 : 0x0072B2);
  }

  /** With two digits more than the rows span, however far off what stands apart. */
  private String number(double value) {
    double[] own = ranking.rows().stream().mapToDouble(Row::value).sorted().toArray();
    double reach = own.length > 0 ? own[own.length - 1] - own[0] : 0;
    double digit = Math.log10(reach > 0 ? Math.min(reach, span) : span);
    int digits = (int) Math.max(0, Math.min(6, 2 - Math.floor(digit)));
    return String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '\u2212');
  }
}
