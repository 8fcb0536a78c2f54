/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.ReliabilityDiagram;
import org.lucerna.vision.api.render.ReliabilityDiagram.Bin;

/** Where the bars, axes and texts of a reliability diagram go. */
final class ReliabilityLayout {

  private static final int MARGIN = 12;
  private static final int SPACE = 6;
  private static final int TICKS = 5;
  private static final int COUNTS = 54;
  private static final double DOT = 5;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font AXIS = TextBlock.font(Font.PLAIN, 13);
  private static final Font TICK = TextBlock.font(Font.PLAIN, 12);
  private static final Font NOTE = TextBlock.font(Font.PLAIN, 12);
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

  private final ReliabilityDiagram diagram;
  private final Theme theme;
  private final int side;
  private final TextBlock title;
  private final TextBlock note;
  private final int left;
  private final int top;
  private final int most;

  ReliabilityLayout(ReliabilityDiagram diagram, ReliabilityParams params) {
    this.diagram = diagram;
    this.theme = params.theme();
    this.side = params.side();
    this.most = diagram.bins().stream().mapToInt(Bin::n).max().orElse(1);
    double numbers = Math.max(TextBlock.width(TICK, "1.0"), TextBlock.width(TICK, "" + most));
    this.left = (int) Math.ceil(MARGIN + lineHeight(AXIS) + SPACE + numbers + SPACE);
    this.title = TextBlock.wrapped(TITLE, List.of(diagram.title()), width() - 2.0 * MARGIN);
    this.top = (int) Math.ceil(MARGIN + title.height() + (title.isEmpty() ? 0 : 2 * SPACE));
    this.note = TextBlock.wrapped(NOTE, List.of(text(diagram)), width() - 2.0 * MARGIN);
  }

  private static String text(ReliabilityDiagram diagram) {
    int n = diagram.bins().stream().mapToInt(Bin::n).sum();
    return String.format(
        Locale.ROOT,
        "Expected calibration error %.3f, n = %d. Dots: accuracy at the bin\u2019s mean probability"
            + " with its 95 %% Wilson interval; dashed: right as often as stated.",
        diagram.expectedError(),
        n);
  }

  int width() {
    return left + side + 2 * MARGIN;
  }

  int height() {
    return (int) Math.ceil(countsTop() + COUNTS + axisHeight() + SPACE + note.height() + MARGIN);
  }

  private double countsTop() {
    return top + side + 3.0 * SPACE;
  }

  private static double axisHeight() {
    return lineHeight(TICK) + lineHeight(AXIS) + 2.0 * SPACE;
  }

  void paint(Graphics2D g) {
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, width() - 2.0 * MARGIN, Align.LEFT);
    grid(g);
    diagram.bins().forEach(bin -> bar(g, bin));
    g.setColor(theme.muted());
    g.setStroke(DASHED);
    g.draw(new Line2D.Double(x(0), y(0), x(1), y(1)));
    diagram.bins().forEach(bin -> dot(g, bin));
    counts(g);
    axes(g);
    g.setColor(theme.muted());
    note.draw(g, MARGIN, height() - MARGIN - note.height(), 0, Align.LEFT);
  }

  private void grid(Graphics2D g) {
    g.setStroke(new BasicStroke(0.8f));
    for (int i = 0; i <= TICKS; i++) {
      double value = (double) i / TICKS;
      g.setColor(theme.rule());
      g.draw(new Line2D.Double(x(0), y(value), x(1), y(value)));
      g.setColor(theme.muted());
      String number = String.format(Locale.ROOT, "%.1f", value);
      TextBlock.line(TICK, number)
          .draw(g, 0, y(value) - lineHeight(TICK) / 2, left - (double) SPACE, Align.RIGHT);
      TextBlock.line(TICK, number)
          .draw(g, x(value), countsTop() + COUNTS + SPACE / 2.0, 0, Align.CENTER);
    }
  }

  private void bar(Graphics2D g, Bin bin) {
    g.setColor(faint(accent()));
    g.fill(
        new Rectangle2D.Double(
            x(bin.from()) + 0.5,
            y(bin.accuracy()),
            x(bin.to()) - x(bin.from()) - 1,
            y(0) - y(bin.accuracy())));
  }

  private void dot(Graphics2D g, Bin bin) {
    double x = x(bin.confidence());
    g.setColor(accent());
    g.setStroke(new BasicStroke(1.5f));
    g.draw(new Line2D.Double(x, y(bin.low()), x, y(bin.high())));
    g.fill(new Ellipse2D.Double(x - DOT / 2, y(bin.accuracy()) - DOT / 2, DOT, DOT));
  }

  private void counts(Graphics2D g) {
    double bottom = countsTop() + COUNTS;
    g.setColor(faint(theme.muted()));
    for (Bin bin : diagram.bins()) {
      double height = Math.max(1, (double) COUNTS * bin.n() / most);
      g.fill(
          new Rectangle2D.Double(
              x(bin.from()) + 0.5, bottom - height, x(bin.to()) - x(bin.from()) - 1, height));
    }
    g.setColor(theme.rule());
    g.setStroke(new BasicStroke(0.8f));
    g.draw(new Line2D.Double(x(0), bottom, x(1), bottom));
    g.setColor(theme.muted());
    TextBlock.line(TICK, String.valueOf(most))
        .draw(g, 0, countsTop() - lineHeight(TICK) / 2, left - (double) SPACE, Align.RIGHT);
  }

  private void axes(Graphics2D g) {
    g.setColor(theme.text());
    double below = countsTop() + COUNTS + lineHeight(TICK) + SPACE;
    TextBlock.line(AXIS, "probability of the predicted class")
        .draw(g, left, below, side, Align.CENTER);
    sideways(g, "accuracy", top + side, side);
    sideways(g, "n", countsTop() + COUNTS, COUNTS);
  }

  private static void sideways(Graphics2D g, String text, double bottom, double length) {
    AffineTransform before = g.getTransform();
    g.translate(MARGIN, bottom);
    g.rotate(-Math.PI / 2);
    TextBlock.line(AXIS, text).draw(g, 0, 0, length, Align.CENTER);
    g.setTransform(before);
  }

  private double x(double probability) {
    return left + probability * side;
  }

  private double y(double share) {
    return top + (1 - share) * side;
  }

  private Color accent() {
    return new Color(theme == Theme.DARK ? 0x56B4E9 : 0x0072B2);
  }

  /** Mixed with the background rather than transparent: the same in PNG, SVG and print. */
  private Color faint(Color color) {
    Color ground = theme.background();
    return new Color(
        (2 * ground.getRed() + color.getRed()) / 3,
        (2 * ground.getGreen() + color.getGreen()) / 3,
        (2 * ground.getBlue() + color.getBlue()) / 3);
  }

  private static double lineHeight(Font font) {
    return TextBlock.line(font, "A").height();
  }
}
