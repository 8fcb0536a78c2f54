/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import org.lucerna.vision.api.render.Figure;

/** What is seen of a cloud, for paper: black on white, with its legend. */
final class ScatterFigure {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 700;
  private static final int LEGEND = 190;
  private static final int LINE = 18;
  private static final int RADIUS = 4;

  private ScatterFigure() {}

  static Figure of(Cloud cloud, Window seen, Dimension screen, Cloud.Emphasis emphasis) {
    double scale =
        seen.scale() * Math.min(WIDTH / (double) screen.width, HEIGHT / (double) screen.height);
    ScatterPainter.Scene scene =
        new ScatterPainter.Scene(
            cloud,
            new Window(seen.x(), seen.y(), scale),
            new Dimension(WIDTH, HEIGHT),
            emphasis,
            RADIUS);
    int height = Math.max(HEIGHT, 40 + LINE * cloud.marks().names().size());
    return new Figure.Drawing(WIDTH + LEGEND, height, g -> paint(g, scene));
  }

  private static void paint(Graphics2D g, ScatterPainter.Scene scene) {
    Shape before = g.getClip();
    g.clipRect(0, 0, WIDTH, HEIGHT);
    ScatterPainter.shapes(g, scene);
    g.setClip(before);
    g.setColor(Color.LIGHT_GRAY);
    g.drawRect(0, 0, WIDTH - 1, HEIGHT - 1);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (int c = 0; c < scene.cloud().marks().names().size(); c++) {
      int y = 20 + c * LINE;
      g.setColor(Marks.color(c));
      g.fill(Marks.shape(c, WIDTH + 18.0, y - 4.0, RADIUS + 1));
      g.setColor(Color.DARK_GRAY);
      g.drawString(scene.cloud().marks().names().get(c), WIDTH + 32, y);
    }
  }
}
