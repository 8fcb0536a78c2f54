/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.lucerna.core.api.data.Box;
import org.lucerna.vision.api.render.PictureRows.Mark;

/** Frames that differ in colour (blue, vermilion) and in form (plain, broken with a cross). */
final class MarkFrame {

  private static final Color AGREES = new Color(0x0072B2);
  private static final Color DIFFERS = new Color(0xD55E00);
  private static final float WIDTH = 3;

  private MarkFrame() {}

  static void paint(Graphics2D g, Box box, Mark mark) {
    if (mark == Mark.NONE) {
      return;
    }
    boolean differs = mark == Mark.DIFFERS;
    float[] dashes = differs ? new float[] {9, 5} : null;
    Rectangle2D frame =
        new Rectangle2D.Double(
            box.x() + WIDTH / 2,
            box.y() + WIDTH / 2,
            box.width() - (double) WIDTH,
            box.height() - (double) WIDTH);
    if (differs) {
      g.setStroke(new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      g.setColor(Color.WHITE);
      g.draw(frame);
    }
    g.setStroke(
        new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    g.setColor(differs ? DIFFERS : AGREES);
    g.draw(frame);
    if (differs) {
      cross(g, box.x() + box.width() - 12.0, box.y() + 12.0);
    }
  }

  private static void cross(Graphics2D g, double x, double y) {
    g.setColor(DIFFERS);
    g.fill(new Ellipse2D.Double(x - 9, y - 9, 18, 18));
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x - 3.5, y - 3.5, x + 3.5, y + 3.5));
    g.draw(new Line2D.Double(x - 3.5, y + 3.5, x + 3.5, y - 3.5));
  }
}
