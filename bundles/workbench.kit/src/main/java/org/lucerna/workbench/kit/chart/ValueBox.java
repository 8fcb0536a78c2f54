/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** The values under the pointer, beside it on the side with more room. */
record ValueBox(String head, List<LineChart.Value> values, ChartPainter painter) {

  void paint(Graphics2D g, double x) {
    g.setFont(painter.colors().font());
    FontMetrics metrics = g.getFontMetrics();
    double em = painter.em();
    int row = metrics.getHeight();
    int names = values.stream().mapToInt(v -> metrics.stringWidth(v.line().name())).max().orElse(0);
    int numbers = values.stream().mapToInt(v -> metrics.stringWidth(text(v))).max().orElse(0);
    double wide = Math.max(names + numbers + 4 * em, metrics.stringWidth(head) + em);
    double high = row * (values.size() + 1) + 0.6 * em;
    double column = painter.column(x);
    double left = column + em + wide < painter.width() ? column + em : column - em - wide;
    left = Math.max(2, left);
    double top = painter.plot().getY();
    RoundRectangle2D box = new RoundRectangle2D.Double(left, top, wide, high, em / 2, em / 2);
    g.setColor(painter.colors().background());
    g.fill(box);
    g.setColor(painter.colors().rule());
    g.draw(box);
    g.setColor(painter.colors().text());
    double y = top + 0.3 * em + metrics.getAscent();
    g.drawString(head, (float) (left + em / 2), (float) y);
    for (LineChart.Value value : values) {
      y += row;
      g.setColor(painter.color(value.line()));
      g.setStroke(painter.stroke(value.line().look()));
      double middle = y - metrics.getAscent() / 3.0;
      g.draw(new Line2D.Double(left + em / 2, middle, left + 2 * em, middle));
      g.setColor(painter.colors().text());
      g.drawString(value.line().name(), (float) (left + 2.4 * em), (float) y);
      String text = text(value);
      g.drawString(text, (float) (left + wide - em / 2 - metrics.stringWidth(text)), (float) y);
    }
  }

  private String text(LineChart.Value value) {
    return painter.number(value.y());
  }
}
