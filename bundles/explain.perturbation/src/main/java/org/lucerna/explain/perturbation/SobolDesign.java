/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Random;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Points for the total indices of Sobol: for each design a point a of the unit cube, then for each
 * variable a copy of a with that variable from a second point b. Both are halves of one point of
 * Sobol's sequence, shifted by a random vector (modulo 1), so that each is uniform and none is the
 * corner 0.
 *
 * @param points {@code [designs][2 * variables]}
 */
record SobolDesign(double[][] points, int variables) {

  static SobolDesign of(int variables, int designs, Draws draws) {
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(2 * variables);
    Random random = draws.row(0);
    double[] shift = random.doubles(2L * variables).toArray();
    double[][] points = new double[designs][];
    for (int j = 0; j < designs; j++) {
      points[j] = sequence.nextVector();
      for (int i = 0; i < shift.length; i++) {
        points[j][i] = (points[j][i] + shift[i]) % 1;
      }
    }
    return new SobolDesign(points, variables);
  }

  int rows() {
    return points.length * (variables + 1);
  }

  int designOf(int row) {
    return row / (variables + 1);
  }

  /** The variable that is exchanged in a row; -1 in a design's first. */
  int exchanged(int row) {
    return row % (variables + 1) - 1;
  }

  /** A row's values, from 0 to 1, into {@code out} at {@code start}. */
  void put(int row, float[] out, int start) {
    double[] point = points[designOf(row)];
    for (int i = 0; i < variables; i++) {
      out[start + i] = (float) point[i == exchanged(row) ? variables + i : i];
    }
  }
}
