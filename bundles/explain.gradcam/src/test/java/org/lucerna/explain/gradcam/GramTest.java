/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Products with a Gram matrix against its definition in double precision. */
class GramTest {

  private final Random random = new Random(3);

  private List<float[]> rows(int count, int cells) {
    List<float[]> rows = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      float[] row = new float[cells];
      for (int i = 0; k % 3 != 1 && i < cells; i++) { // every third is 0 throughout
        row[i] = (float) random.nextGaussian();
      }
      rows.add(row);
    }
    return rows;
  }

  private static double[] expected(List<float[]> rows, double[] vector) {
    double[] all = new double[vector.length];
    for (float[] row : rows) {
      double product = 0;
      for (int i = 0; i < row.length; i++) {
        product += row[i] * vector[i];
      }
      for (int i = 0; i < row.length; i++) {
        all[i] += product * row[i];
      }
    }
    return all;
  }

  @Test
  void itMultipliesWithAnyNumberOfRowsAndCells() {
    for (int count : new int[] {1, 2, 4, 31, 50}) {
      for (int cells : new int[] {2, 9, 64, 169}) {
        List<float[]> rows = rows(count, cells);
        double[] vector = random.doubles(cells, -1, 1).toArray();
        double[] expected = expected(rows, vector);
        double[] found = new Gram(rows).times(vector);
        assertArrayEquals(expected, found, 2e-6 * count * cells, count + " rows of " + cells);
      }
    }
  }

  @Test
  void zerosHaveAProduct() {
    List<float[]> zeros = List.of(new float[3], new float[3]);
    assertArrayEquals(new double[3], new Gram(zeros).times(new double[] {1, 2, 3}));
  }
}
