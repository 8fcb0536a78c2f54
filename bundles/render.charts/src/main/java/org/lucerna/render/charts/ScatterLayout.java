/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.imaging.GroupMark;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.Scatter;
import org.lucerna.vision.api.render.Scatter.Group;
import org.lucerna.vision.api.render.Scatter.Point;

/** Where points, axes, legend and texts of a scatter plot go. */
final class ScatterLayout {

  private static final int MARGIN = 14;
  private static final int SPACE = 6;
  private static final int LEGEND = 170;
  private static final int LEGEND_MARK = 11;
  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font AXIS = TextBlock.font(Font.PLAIN, 13);
  private static final Font TICK = TextBlock.font(Font.PLAIN, 12);
  private static final Font NOTE = TextBlock.font(Font.PLAIN, 13);

  private record Entry(GroupMark mark, Group group, TextBlock name) {}

  private final Scatter scatter;
  private final ScatterParams params;
  private final Theme theme;
  private final Plane plane;
  private final List<Entry> entries = new ArrayList<>();
  private final TextBlock title;
  private final TextBlock note;
  private final int left;
  private final int top;
  private final int legend;

  ScatterLayout(Scatter scatter, ScatterParams params) {
    this.scatter = scatter;
    this.params = params;
    this.theme = params.theme();
    this.plane = new Plane(scatter, params.width());
    int count = scatter.groups().size();
    scatter.rest().ifPresent(rest -> entries.add(entry(rest, GroupMark.MOST, count)));
    for (int i = 0; i < count; i++) {
      entries.add(entry(scatter.groups().get(i), i, count));
    }
    double widest = entries.stream().mapToDouble(e -> e.name().width()).max().orElse(0);
    this.legend = entries.isEmpty() ? 0 : (int) Math.ceil(widest) + LEGEND_MARK + 3 * SPACE;
    double numbers =
        scatter.numbers()
            ? plane.ticksY().stream()
                .mapToDouble(t -> TextBlock.width(TICK, Plane.text(t)))
                .max()
                .orElse(0)
            : 0;
    this.left = (int) Math.ceil(MARGIN + lineHeight(AXIS) + SPACE + numbers + SPACE);
    this.title = TextBlock.wrapped(TITLE, List.of(scatter.title()), width() - 2.0 * MARGIN);
    this.note = TextBlock.wrapped(NOTE, List.of(scatter.note()), width() - 2.0 * MARGIN);
    this.top = (int) Math.ceil(MARGIN + title.height() + (title.isEmpty() ? 0 : 2 * SPACE));
  }

  private Entry entry(Group group, int index, int count) {
    String text = group.name() + " (" + group.points().size() + ")";
    return new Entry(
        new GroupMark(index, count, theme), group, TextBlock.wrapped(AXIS, List.of(text), LEGEND));
  }

  int width() {
    return left + params.width() + (legend > 0 ? legend + SPACE : 0) + MARGIN;
  }

  int height() {
    double body = Math.max(plane.height() + axisHeight(), legendHeight());
    double below = note.isEmpty() ? 0 : note.height() + 2 * SPACE;
    return (int) Math.ceil(top + body + below + MARGIN);
  }

  private double axisHeight() {
    return (scatter.numbers() ? lineHeight(TICK) + SPACE : 0) + lineHeight(AXIS) + SPACE;
  }

  private double legendHeight() {
    return entries.stream().mapToDouble(e -> e.name().height() + SPACE).sum();
  }

  void paint(Graphics2D g) {
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, width() - 2.0 * MARGIN, Align.LEFT);
    frame(g);
    axes(g);
    for (Entry entry : entries) {
      for (Point point : entry.group().points()) {
        if (Plane.isFinite(point)) {
          entry
              .mark()
              .paint(g, left + plane.x(point.x()), top + plane.y(point.y()), params.marker());
        }
      }
    }
    legend(g);
    g.setColor(theme.muted());
    note.draw(g, MARGIN, height() - MARGIN - note.height(), 0, Align.LEFT);
  }

  private void frame(Graphics2D g) {
    g.setStroke(new BasicStroke(0.8f));
    g.setColor(theme.rule());
    if (scatter.numbers()) {
      for (double tick : plane.ticksX()) {
        double x = left + plane.x(tick);
        g.draw(new Line2D.Double(x, top, x, top + plane.height()));
      }
      for (double tick : plane.ticksY()) {
        double y = top + plane.y(tick);
        g.draw(new Line2D.Double(left, y, left + params.width(), y));
      }
    }
    g.draw(new Rectangle2D.Double(left, top, params.width(), plane.height()));
  }

  private void axes(Graphics2D g) {
    double below = top + plane.height() + SPACE;
    if (scatter.numbers()) {
      g.setColor(theme.muted());
      for (double tick : plane.ticksX()) {
        TextBlock.line(TICK, Plane.text(tick))
            .draw(g, left + plane.x(tick), below - SPACE / 2.0, 0, Align.CENTER);
      }
      for (double tick : plane.ticksY()) {
        double y = top + plane.y(tick) - lineHeight(TICK) / 2;
        TextBlock.line(TICK, Plane.text(tick)).draw(g, 0, y, left - (double) SPACE, Align.RIGHT);
      }
      below += lineHeight(TICK);
    }
    g.setColor(theme.text());
    TextBlock.line(AXIS, scatter.xLabel()).draw(g, left, below, params.width(), Align.CENTER);
    AffineTransform before = g.getTransform();
    g.translate(MARGIN, top + plane.height());
    g.rotate(-Math.PI / 2);
    TextBlock.line(AXIS, scatter.yLabel()).draw(g, 0, 0, plane.height(), Align.CENTER);
    g.setTransform(before);
  }

  /** Named groups first, the rest last. */
  private void legend(Graphics2D g) {
    double x = left + params.width() + 2.0 * SPACE;
    double y = top;
    int rest = scatter.rest().isPresent() ? 1 : 0;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get((i + rest) % entries.size());
      entry.mark().paint(g, x + LEGEND_MARK / 2.0, y + lineHeight(AXIS) / 2, LEGEND_MARK);
      g.setColor(theme.text());
      entry.name().draw(g, x + LEGEND_MARK + SPACE, y, LEGEND, Align.LEFT);
      y += entry.name().height() + SPACE;
    }
  }

  private static double lineHeight(Font font) {
    return TextBlock.line(font, "A").height();
  }
}
