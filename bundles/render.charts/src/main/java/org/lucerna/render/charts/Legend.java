/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.imaging.TextBlock;
import org.lucerna.vision.api.render.Curves;

/** Names of the curves beside a piece of each, in as many centred lines as they need. */
final class Legend {

  private static final Font FONT = TextBlock.font(Font.PLAIN, 12);
  private static final int SAMPLE = 26;
  private static final int SPACE = 6;
  private static final int BETWEEN = 20;
  private static final int MARGIN = 12;
  private static final int LINE = 18;

  private final List<Curves.Series> series;
  private final CurvesParams params;
  private final List<List<Integer>> lines = new ArrayList<>();

  /** A single curve needs no legend: the axis says what it is. */
  Legend(List<Curves.Series> series, CurvesParams params) {
    this.series = series;
    this.params = params;
    if (series.size() < 2) {
      return;
    }
    List<Integer> line = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      line.add(i);
      if (line.size() > 1 && width(line) > params.width() - 2 * MARGIN) {
        line.remove(line.size() - 1);
        lines.add(line);
        line = new ArrayList<>(List.of(i));
      }
    }
    lines.add(line);
  }

  int height() {
    return lines.isEmpty() ? 0 : lines.size() * LINE + MARGIN;
  }

  void paint(Graphics2D g, double top) {
    SeriesColors colors = new SeriesColors(params.theme());
    double y = top;
    for (List<Integer> line : lines) {
      double x = (params.width() - width(line)) / 2;
      for (int i : line) {
        g.setColor(colors.of(series, i));
        g.setStroke(CurvesRenderer.stroke(series.get(i)));
        g.draw(new Line2D.Double(x, y + LINE / 2.0, x + SAMPLE, y + LINE / 2.0));
        TextBlock name = TextBlock.line(FONT, series.get(i).name());
        g.setColor(params.theme().text());
        name.draw(g, x + SAMPLE + SPACE, y + (LINE - name.height()) / 2, 0, TextBlock.Align.LEFT);
        x += entry(i) + BETWEEN;
      }
      y += LINE;
    }
  }

  private double width(List<Integer> line) {
    return line.stream().mapToDouble(i -> entry(i) + BETWEEN).sum() - BETWEEN;
  }

  private double entry(int i) {
    return SAMPLE + SPACE + TextBlock.width(FONT, series.get(i).name());
  }
}
