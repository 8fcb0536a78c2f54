/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VpTreeTest {

  @Test
  void theNearestAreThoseOfASearchThroughAll() {
    double[] points = new Random(1).doubles(3 * 400, 0, 1).toArray();
    compare(points, 3, 25);
  }

  @Test
  void equallyFarPointsComeInOrder() {
    double[] points = new double[2 * 81];
    for (int i = 0; i < 81; i++) {
      points[2 * i] = i % 9;
      points[2 * i + 1] = i / 9;
    }
    compare(points, 2, 12);
  }

  private static void compare(double[] points, int width, int k) {
    int n = points.length / width;
    VpTree tree = new VpTree(points, width);
    for (int i = 0; i < n; i++) {
      int self = i;
      double[] distances = new double[n];
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int c = 0; c < width; c++) {
          sum += Math.pow(points[i * width + c] - points[j * width + c], 2);
        }
        distances[j] = Math.sqrt(sum);
      }
      assertArrayEquals(Nearest.of(distances, k, j -> j != self), tree.nearest(i, k).points());
    }
  }
}
