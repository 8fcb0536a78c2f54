/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;

/** Draws a chart; all sizes come from the lettering. */
final class ChartPainter {

  private final LineChart chart;
  private final ChartColors colors;
  private final double em;
  private final Rectangle2D plot;
  private final Scale across;
  private final Scale up;
  private final int width;

  ChartPainter(LineChart chart, ChartColors colors, Graphics2D g, int width, int height) {
    this.chart = chart;
    this.colors = colors;
    this.width = width;
    FontMetrics small = g.getFontMetrics(small());
    em = small.getHeight();
    double top = 2.1 * em;
    double bottom = 2.6 * em;
    up = vertical((int) ((height - top - bottom) / (2.2 * em)));
    double left =
        0.8 * em + up.ticks().stream().mapToInt(t -> small.stringWidth(number(t))).max().orElse(20);
    plot =
        new Rectangle2D.Double(
            left, top, Math.max(1, width - left - em), Math.max(1, height - top - bottom));
    across = horizontal((int) (plot.getWidth() / (3 * em)));
  }

  private Font small() {
    return colors.font().deriveFont(colors.font().getSize2D() * 0.9f);
  }

  private Scale vertical(int about) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (LineChart.Line line : chart.lines()) {
      for (double y : line.y()) {
        if (chart.shows(y)) {
          min = Math.min(min, y);
          max = Math.max(max, y);
        }
      }
    }
    return Scale.of(min, max, chart.log(), Math.min(about, 6));
  }

  private Scale horizontal(int about) {
    List<Double> places = chart.places();
    if (places.isEmpty()) {
      return new Scale(0, 1, false, List.of());
    }
    double first = places.get(0);
    double last = places.get(places.size() - 1);
    Scale round = Scale.of(first, last, false, Math.max(2, Math.min(about, 10)));
    List<Double> ticks =
        round.ticks().stream().filter(t -> t == Math.rint(t) && t >= first && t <= last).toList();
    double edge = first == last ? 0.5 : 0;
    return new Scale(first - edge, last + edge, false, ticks);
  }

  Point2D at(double x, double y) {
    return new Point2D.Double(column(x), plot.getMaxY() - up.at(y) * plot.getHeight());
  }

  double column(double x) {
    return plot.getX() + across.at(x) * plot.getWidth();
  }

  Rectangle2D plot() {
    return plot;
  }

  /** The place nearest to a column of the picture. */
  OptionalDouble nearest(double column) {
    double best = Double.NaN;
    for (double x : chart.places()) {
      if (Double.isNaN(best) || Math.abs(column(x) - column) < Math.abs(column(best) - column)) {
        best = x;
      }
    }
    return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
  }

  String number(double y) {
    if (chart.percent()) {
      return new BigDecimal(100 * y).round(new MathContext(4)).stripTrailingZeros().toPlainString()
          + " %";
    }
    double size = Math.abs(y);
    return size != 0 && (size < 1e-4 || size >= 1e6)
        ? String.format(java.util.Locale.ROOT, "%.0e", y).replace("e-0", "e-").replace("e+0", "e")
        : new BigDecimal(y).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    axes(g);
    for (LineChart.Line line : chart.lines()) {
      paint(g, line);
    }
    for (LineChart.Line line : chart.lines()) {
      line.mark().ifPresent(x -> mark(g, line, x));
    }
  }

  private void axes(Graphics2D g) {
    g.setFont(colors.font().deriveFont(Font.BOLD));
    g.setColor(colors.text());
    g.drawString(chart.title(), (float) (0.5 * em), (float) (1.2 * em));
    g.setFont(small());
    FontMetrics metrics = g.getFontMetrics();
    g.setStroke(new BasicStroke((float) (em / 16)));
    for (double tick : up.ticks()) {
      double y = at(across.low(), tick).getY();
      g.setColor(colors.rule());
      g.draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y));
      g.setColor(colors.muted());
      String text = number(tick);
      g.drawString(
          text,
          (float) (plot.getX() - 0.4 * em - metrics.stringWidth(text)),
          (float) (y + 0.32 * metrics.getAscent()));
    }
    g.setColor(colors.muted());
    for (double tick : across.ticks()) {
      String text = String.valueOf(Math.round(tick));
      g.drawString(
          text,
          (float) (column(tick) - metrics.stringWidth(text) / 2.0),
          (float) (plot.getMaxY() + 1.1 * em));
    }
    g.drawString(
        chart.xLabel(),
        (float) (plot.getMaxX() - metrics.stringWidth(chart.xLabel())),
        (float) (plot.getMaxY() + 2.1 * em));
  }

  Color color(LineChart.Line line) {
    Color color = colors.of(line.slot());
    return line.look() == LineChart.Look.FAINT
        ? ChartColors.mix(color, colors.background(), 0.3)
        : color;
  }

  Stroke stroke(LineChart.Look look) {
    float dash = (float) (em / 3);
    float wide = (float) (em / (look == LineChart.Look.SOLID ? 7 : 10));
    float[] dashes = look == LineChart.Look.DASHED ? new float[] {dash, 0.7f * dash} : null;
    return new BasicStroke(wide, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private void paint(Graphics2D g, LineChart.Line line) {
    g.setColor(color(line));
    g.setStroke(stroke(line.look()));
    Path2D path = new Path2D.Double();
    int points = 0;
    boolean on = false;
    for (int i = 0; i < line.x().size(); i++) {
      double y = line.y().get(i);
      if (!chart.shows(y)) {
        on = false;
        continue;
      }
      Point2D p = at(line.x().get(i), y);
      if (on) {
        path.lineTo(p.getX(), p.getY());
      } else {
        path.moveTo(p.getX(), p.getY());
      }
      on = true;
      points++;
    }
    g.draw(path);
    if (points == 1 && line.look() != LineChart.Look.FAINT) {
      dot(g, new Point2D.Double(path.getCurrentPoint().getX(), path.getCurrentPoint().getY()), 4);
    }
  }

  private void mark(Graphics2D g, LineChart.Line line, double x) {
    int i = line.x().indexOf(x);
    if (i < 0 || !chart.shows(line.y().get(i))) {
      return;
    }
    Point2D p = at(x, line.y().get(i));
    g.setColor(colors.background());
    dot(g, p, 2.6);
    g.setColor(color(line));
    g.setStroke(stroke(LineChart.Look.SOLID));
    double r = em / 3.4;
    g.draw(new Ellipse2D.Double(p.getX() - r, p.getY() - r, 2 * r, 2 * r));
  }

  void dot(Graphics2D g, Point2D p, double part) {
    double r = em / part;
    g.fill(new Ellipse2D.Double(p.getX() - r, p.getY() - r, 2 * r, 2 * r));
  }

  /** What is under the pointer: the place, and a box of values. */
  void paintValues(Graphics2D g, double x) {
    paintPlace(g, x);
    new ValueBox(chart.xLabel() + " " + Math.round(x), chart.at(x), this).paint(g, x);
  }

  /** A line at the place, and dots at its values. */
  void paintPlace(Graphics2D g, double x) {
    List<LineChart.Value> values = chart.at(x);
    g.setColor(colors.muted());
    g.setStroke(new BasicStroke((float) (em / 16)));
    g.draw(new Line2D.Double(column(x), plot.getY(), column(x), plot.getMaxY()));
    for (LineChart.Value value : values) {
      g.setColor(color(value.line()));
      dot(g, at(x, value.y()), 4.5);
    }
  }

  ChartColors colors() {
    return colors;
  }

  double em() {
    return em;
  }

  int width() {
    return width;
  }
}
