/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {

  private static final Frame PLAIN = Frame.of(new Point(0, 0), 0, 1, 1);

  private static double distance(Shape shape, double x, double y) {
    Surface s = new Surface();
    shape.sample(x, y, s);
    return s.distance;
  }

  @Test
  void aCircleKnowsItsDistanceEverywhere() {
    Blob circle = new Blob(Frame.of(new Point(10, 20), 33, 5, -1), 1, 1);
    assertEquals(-5, distance(circle, 10, 20), 1e-9);
    assertEquals(0, distance(circle, 13, 24), 1e-9);
    assertEquals(5, distance(circle, 16, 28), 1e-9);
  }

  @Test
  void anEllipseIsTurnedAndMirroredWithItsFrame() {
    Blob right = new Blob(Frame.of(new Point(0, 0), 30, 1, 1), 10, 2);
    Blob left = new Blob(Frame.of(new Point(0, 0), 30, 1, -1), 10, 2);
    double x = 10 * Math.cos(Math.toRadians(30));
    double y = 10 * Math.sin(Math.toRadians(30));
    assertEquals(0, distance(right, x, y), 1e-9);
    assertEquals(0, distance(left, -x, y), 1e-9);
    assertTrue(distance(right, -x, y) > 3);
  }

  /** A cone with round ends is the union of all circles along its axis. */
  @Test
  void aTubeIsTheUnionOfItsCircles() {
    Tube tube = new Tube(List.of(new Point(3, 4), new Point(23, 12)), 2, 6);
    Dice dice = Dice.of(3);
    for (int i = 0; i < 200; i++) {
      double x = dice.between(-10, 40);
      double y = dice.between(-10, 30);
      double nearest = Double.MAX_VALUE;
      for (int k = 0; k <= 1000; k++) {
        double t = k / 1000.0;
        double away = new Point(x, y).distance(new Point(3 + 20 * t, 4 + 8 * t));
        nearest = Math.min(nearest, away - (2 + 4 * t));
      }
      assertEquals(nearest, distance(tube, x, y), 1e-3);
    }
  }

  @Test
  void aPatchKnowsInsideFromOutsideAlsoWhereItIsNotConvex() {
    List<Point> corner =
        List.of(
            new Point(0, 0),
            new Point(8, 0),
            new Point(8, 4),
            new Point(4, 4),
            new Point(4, 8),
            new Point(0, 8));
    Patch patch = new Patch(PLAIN, corner, 1);
    assertEquals(-2, distance(patch, 2, 6), 1e-9);
    assertEquals(2, distance(patch, 6, 6), 1e-9);
    assertEquals(Math.sqrt(2), distance(patch, 9, -1), 1e-9);
  }

  @Test
  void surfacesFaceOutwardsAtTheirOutline() {
    Surface s = new Surface();
    new Blob(PLAIN, 4, 4).sample(3.99, 0, s);
    assertTrue(s.nx > 0.99 && s.nz < 0.1);
    List<Point> square =
        List.of(new Point(-4, -4), new Point(4, -4), new Point(4, 4), new Point(-4, 4));
    Patch patch = new Patch(PLAIN, square, 1);
    patch.sample(3.99, 0, s);
    assertTrue(s.nx > 0.8);
    patch.sample(4.01, 0, s);
    assertTrue(s.nx > 0.8);
    patch.sample(0, 0, s);
    assertEquals(1, s.nz, 1e-9);
  }

  @Test
  void aCurvePassesThroughItsPoints() {
    List<Point> points = List.of(new Point(0, 0), new Point(5, 9), new Point(8, 1));
    List<Point> open = Curve.open(points, 4);
    assertEquals(points.get(0), open.get(0));
    assertEquals(points.get(1), open.get(4));
    assertEquals(points.get(2), open.get(8));
    List<Point> closed = Curve.closed(points, 4);
    assertEquals(12, closed.size());
    assertEquals(points.get(2), closed.get(8));
  }
}
