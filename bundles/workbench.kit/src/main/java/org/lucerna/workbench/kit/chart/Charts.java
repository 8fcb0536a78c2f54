/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.render.Figure;

/** Charts as figures for files. */
public final class Charts {

  private static final int WIDTH = 620;
  private static final int HEIGHT = 360;
  private static final int ROW = 20;
  private static final int ENTRY = 280;

  private Charts() {}

  /** Several charts, two in a row, with one legend below: an entry a colour and kind of line. */
  public static Figure figure(List<LineChart> charts) {
    int columns = Math.min(2, charts.size());
    int rows = (charts.size() + columns - 1) / Math.max(1, columns);
    Map<String, LineChart.Line> legend = new LinkedHashMap<>();
    charts.stream()
        .flatMap(c -> c.lines().stream())
        .filter(l -> l.look() != LineChart.Look.FAINT)
        .forEach(l -> legend.putIfAbsent(l.look() + " " + l.slot(), l));
    int width = Math.max(1, columns) * WIDTH;
    int fit = Math.max(1, (width - ROW) / ENTRY);
    int high = rows * HEIGHT + ((legend.size() + fit - 1) / fit + 1) * ROW;
    List<LineChart> kept = List.copyOf(charts);
    return new Figure.Drawing(
        width,
        high,
        target -> {
          Graphics2D g = (Graphics2D) target.create();
          try {
            g.setColor(ChartColors.paper().background());
            g.fillRect(0, 0, width, high);
            for (int i = 0; i < kept.size(); i++) {
              Graphics2D part = (Graphics2D) g.create();
              part.translate(i % columns * WIDTH, i / columns * HEIGHT);
              new ChartPainter(kept.get(i), ChartColors.paper(), part, WIDTH, HEIGHT).paint(part);
              part.dispose();
            }
            legend(g, new ArrayList<>(legend.values()), rows * HEIGHT + ROW, fit);
          } finally {
            g.dispose();
          }
        });
  }

  private static void legend(Graphics2D g, List<LineChart.Line> lines, int top, int columns) {
    ChartColors paper = ChartColors.paper();
    ChartPainter pens =
        new ChartPainter(new LineChart("", "", false, false, lines), paper, g, ENTRY, ROW);
    g.setFont(paper.font().deriveFont(Font.PLAIN));
    for (int i = 0; i < lines.size(); i++) {
      double x = ROW + i % columns * ENTRY;
      double y = top + i / columns * ROW;
      g.setColor(pens.color(lines.get(i)));
      g.setStroke(pens.stroke(lines.get(i).look()));
      g.draw(new Line2D.Double(x, y - 4, x + 24, y - 4));
      g.setColor(paper.text());
      g.drawString(lines.get(i).name(), (float) (x + 30), (float) y);
    }
  }
}
