/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;

final class ContoursTest {

  /** The line at half height of a cone is a circle of half its radius around the same centre. */
  @Test
  void aConesContourIsOneClosedCircle() {
    float[] values = new float[101 * 101];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1 - Math.hypot(i % 101 - 50, i / 101 - 50) / 40);
    }
    Path2D line = Contours.at(Tensor.of(values, 101, 101), 0.5);
    double[] point = new double[6];
    int starts = 0;
    int ends = 0;
    for (PathIterator p = line.getPathIterator(null); !p.isDone(); p.next()) {
      int kind = p.currentSegment(point);
      starts += kind == PathIterator.SEG_MOVETO ? 1 : 0;
      ends += kind == PathIterator.SEG_CLOSE ? 1 : 0;
      if (kind != PathIterator.SEG_CLOSE) {
        assertEquals(20, Math.hypot(point[0] - 50.5, point[1] - 50.5), 0.05);
      }
    }
    assertEquals(1, starts);
    assertEquals(1, ends);
  }

  @Test
  void aLineThatLeavesThePictureStaysOpen() {
    float[] values = new float[20];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 5;
    }
    Path2D line = Contours.at(Tensor.of(values, 4, 5), 1.5);
    assertEquals(2, line.getBounds2D().getCenterX(), 1e-9);
    assertEquals(0.5, line.getBounds2D().getMinY(), 1e-9);
    assertEquals(3.5, line.getBounds2D().getMaxY(), 1e-9);
    assertEquals(0, line.getBounds2D().getWidth(), 1e-9);
  }

  /** Cutting the other pair of corners off would take lines of 0.6 times the root of two. */
  @Test
  void aSaddleJoinsTheCornersOnTheSideOfItsMean() {
    Tensor saddle = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
    assertEquals(0.4 * Math.sqrt(2), firstSegment(Contours.at(saddle, 0.4)), 1e-6);
    assertEquals(0.4 * Math.sqrt(2), firstSegment(Contours.at(saddle, 0.6)), 1e-6);
  }

  private static double firstSegment(Path2D path) {
    double[] from = new double[6];
    double[] to = new double[6];
    PathIterator p = path.getPathIterator(null);
    p.currentSegment(from);
    p.next();
    p.currentSegment(to);
    return Math.hypot(to[0] - from[0], to[1] - from[1]);
  }

  @Test
  void aFlatMapHasNoLines() {
    assertTrue(Contours.at(Tensor.of(new float[9], 3, 3), 0.5).getPathIterator(null).isDone());
  }
}
