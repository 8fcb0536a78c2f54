/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * Colour and marker of a group, the same in all figures. Up to 8 groups have colours that people
 * with any colour vision tell apart (after Okabe and Ito 2008, and Tol 2021); up to 20 those of
 * Kelly 1965 ("Twenty-two colors of maximum contrast", without black and white). Markers differ as
 * well: eight shapes, then the same in other colours.
 *
 * @param index of the group, from 0
 * @param groups how many there are
 */
public record GroupMark(int index, int groups, Theme theme) {

  private static final int[] LIGHT = {
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x4D4D4D, 0x332288
  };
  private static final int[] DARK = {
    0x56B4E9, 0xFF8A3D, 0x2BC79A, 0xE59AC4, 0xF0C000, 0x8FA8FF, 0xC8C8C8, 0xFFF3A0
  };
  private static final int[] MANY = {
    0xF3C300, 0x875692, 0xF38400, 0xA1CAF1, 0xBE0032, 0xC2B280, 0x848482, 0x008856, 0xE68FAC,
    0x0067A5, 0xF99379, 0x604E97, 0xF6A600, 0xB3446C, 0xDCD300, 0x882D17, 0x8DB600, 0x654522,
    0xE25822, 0x2B3D26
  };
  private static final int SHAPES = 8;

  /** The most groups that are told apart. */
  public static final int MOST = 20;

  public Color color() {
    if (index < 0 || index >= MOST) {
      return theme.muted();
    }
    int[] few = theme == Theme.DARK ? DARK : LIGHT;
    return new Color(groups <= few.length ? few[index] : MANY[index]);
  }

  /** Draws the marker, edged so that those that overlap, and dark ones on dark, stay visible. */
  public void paint(Graphics2D g, double x, double y, double size) {
    Shape shape = shape(x, y, size / 2);
    g.setColor(color());
    g.fill(shape);
    g.setStroke(new BasicStroke((float) Math.max(0.6, size / 12)));
    g.setColor(edge());
    g.draw(shape);
  }

  private Color edge() {
    Color own = color();
    boolean dim = own.getRed() + own.getGreen() + own.getBlue() < 200;
    return theme == Theme.DARK && dim ? theme.muted() : theme.background();
  }

  private Shape shape(double x, double y, double r) {
    return switch (index < 0 || index >= MOST ? 0 : index % SHAPES) {
      case 1 -> polygon(x, y, 1.15 * r, 4, Math.PI / 4);
      case 2 -> polygon(x, y, 1.25 * r, 3, -Math.PI / 2);
      case 3 -> polygon(x, y, 1.2 * r, 4, 0);
      case 4 -> polygon(x, y, 1.25 * r, 3, Math.PI / 2);
      case 5 -> star(x, y, 1.3 * r, 5);
      case 6 -> cross(x, y, 1.1 * r);
      case 7 -> polygon(x, y, 1.1 * r, 6, 0);
      default -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    };
  }

  private static Path2D polygon(double x, double y, double r, int corners, double turn) {
    Path2D path = new Path2D.Double();
    for (int k = 0; k < corners; k++) {
      line(path, x, y, r, turn + 2 * Math.PI * k / corners);
    }
    path.closePath();
    return path;
  }

  private static Path2D star(double x, double y, double r, int points) {
    Path2D path = new Path2D.Double();
    for (int k = 0; k < 2 * points; k++) {
      line(path, x, y, k % 2 == 0 ? r : 0.45 * r, -Math.PI / 2 + Math.PI * k / points);
    }
    path.closePath();
    return path;
  }

  private static Path2D cross(double x, double y, double r) {
    Path2D path = new Path2D.Double();
    double near = 0.52 * r;
    for (int k = 0; k < 4; k++) {
      double turn = Math.PI / 2 * k;
      line(path, x, y, Math.hypot(r, near), turn - Math.atan2(near, r));
      line(path, x, y, Math.hypot(r, near), turn + Math.atan2(near, r));
      line(path, x, y, Math.hypot(near, near), turn + Math.PI / 4);
    }
    path.closePath();
    return path;
  }

  private static void line(Path2D path, double x, double y, double r, double angle) {
    double px = x + r * Math.cos(angle);
    double py = y + r * Math.sin(angle);
    if (path.getCurrentPoint() == null) {
      path.moveTo(px, py);
    } else {
      path.lineTo(px, py);
    }
  }
}
