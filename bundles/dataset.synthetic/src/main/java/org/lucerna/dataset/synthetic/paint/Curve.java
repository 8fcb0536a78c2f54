/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import java.util.ArrayList;
import java.util.List;

/** Catmull-Rom curves: smooth lines through given points. */
public final class Curve {

  private Curve() {}

  /** Each stretch between two points becomes {@code steps} straight pieces. */
  public static List<Point> open(List<Point> points, int steps) {
    List<Point> out = new ArrayList<>();
    int last = points.size() - 1;
    for (int i = 0; i < last; i++) {
      Point before = points.get(Math.max(0, i - 1));
      Point after = points.get(Math.min(last, i + 2));
      stretch(out, new Point[] {before, points.get(i), points.get(i + 1), after}, steps);
    }
    out.add(points.get(last));
    return out;
  }

  /** A closed line; its first point is not repeated. */
  public static List<Point> closed(List<Point> points, int steps) {
    List<Point> out = new ArrayList<>();
    int n = points.size();
    for (int i = 0; i < n; i++) {
      Point[] four = {
        points.get((i + n - 1) % n), points.get(i), points.get((i + 1) % n), points.get((i + 2) % n)
      };
      stretch(out, four, steps);
    }
    return out;
  }

  private static void stretch(List<Point> out, Point[] p, int steps) {
    for (int k = 0; k < steps; k++) {
      double t = (double) k / steps;
      double a = t * (-1 + t * (2 - t)) / 2;
      double b = (2 + t * t * (-5 + 3 * t)) / 2;
      double c = t * (1 + t * (4 - 3 * t)) / 2;
      double d = t * t * (t - 1) / 2;
      out.add(
          new Point(
              a * p[0].x() + b * p[1].x() + c * p[2].x() + d * p[3].x(),
              a * p[0].y() + b * p[1].y() + c * p[2].y() + d * p[3].y()));
    }
  }
}
