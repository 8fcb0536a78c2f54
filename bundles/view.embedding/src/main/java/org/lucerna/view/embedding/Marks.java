/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.TreeSet;

/**
 * Colours and shapes by class: ten colours in four shapes, so that forty classes can be told apart.
 *
 * @param names of the classes, sorted
 */
record Marks(List<String> names) {

  private static final int[] COLORS = {
    0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD, 0x8C564B, 0xE377C2, 0x17BECF, 0xBCBD22,
    0x7F7F7F
  };
  private static final int SHAPES = 4;

  static Marks of(List<String> classes) {
    return new Marks(List.copyOf(new TreeSet<>(classes)));
  }

  int index(String name) {
    return names.indexOf(name);
  }

  static Color color(int index) {
    return new Color(COLORS[index % COLORS.length]);
  }

  /** Around a place. */
  static Shape shape(int index, double x, double y, double radius) {
    return switch (index / COLORS.length % SHAPES) {
      case 0 -> new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      case 1 ->
          new Rectangle2D.Double(x - radius * 0.9, y - radius * 0.9, 1.8 * radius, 1.8 * radius);
      case 2 -> corners(x, y, radius * 1.25, 4, 0);
      default -> corners(x, y, radius * 1.25, 3, -Math.PI / 2);
    };
  }

  private static Shape corners(double x, double y, double radius, int n, double turn) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < n; i++) {
      double angle = turn + 2 * Math.PI * i / n;
      double px = x + radius * Math.cos(angle);
      double py = y + radius * Math.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }
}
