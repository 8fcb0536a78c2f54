/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import javax.swing.Icon;
import javax.swing.UIManager;

/** How something went, as a sign in a colour of the theme; the shape alone says it, too. */
public enum StatusIcon implements Icon {
  RUNNING("Actions.Blue"),
  DONE("Actions.Green"),
  FAILED("Actions.Red"),
  CANCELLED("Actions.Grey"),
  NOTED("Actions.Grey"),
  INFO("Actions.Blue"),
  WARNING("Actions.Yellow");

  private static final int SIDE = 16;

  private final String color;

  StatusIcon(String color) {
    this.color = color;
  }

  @Override
  public void paintIcon(Component c, Graphics graphics, int x, int y) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.translate(x, y);
      g.scale(getIconWidth() / (double) SIDE, getIconHeight() / (double) SIDE);
      Color wanted = UIManager.getColor(color);
      g.setColor(wanted == null ? c.getForeground() : wanted);
      g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      draw(g);
    } finally {
      g.dispose();
    }
  }

  private void draw(Graphics2D g) {
    switch (this) {
      case RUNNING -> g.fill(path(true, 5, 3.5, 12.5, 8, 5, 12.5));
      case DONE -> g.draw(path(false, 3, 8.5, 6.5, 12, 13, 4.5));
      case FAILED -> {
        g.draw(new Line2D.Double(4, 4, 12, 12));
        g.draw(new Line2D.Double(12, 4, 4, 12));
      }
      case CANCELLED -> {
        g.draw(new Ellipse2D.Double(2.5, 2.5, 11, 11));
        g.draw(new Line2D.Double(4.5, 11.5, 11.5, 4.5));
      }
      case NOTED -> g.fill(new Ellipse2D.Double(5.5, 5.5, 5, 5));
      case INFO -> {
        g.draw(new Ellipse2D.Double(2, 2, 12, 12));
        mark(g, 7.2, 11, 5);
      }
      case WARNING -> {
        g.draw(path(true, 8, 2, 14.5, 13.5, 1.5, 13.5));
        mark(g, 6.2, 9, 11.4);
      }
    }
  }

  private static void mark(Graphics2D g, double from, double to, double dot) {
    g.draw(new Line2D.Double(8, from, 8, to));
    g.fill(new Ellipse2D.Double(7.1, dot - 0.9, 1.8, 1.8));
  }

  private static Path2D path(boolean closed, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }

  @Override
  public int getIconWidth() {
    return UIScale.scale(SIDE);
  }

  @Override
  public int getIconHeight() {
    return UIScale.scale(SIDE);
  }
}
