/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.task.Progress;

class AssignmentTest {

  @Test
  void nothingIsCheaperThanWhatIsFound() {
    Random random = new Random(1);
    for (int round = 0; round < 60; round++) {
      int bound = round % 2 == 0 ? 5 : 1000;
      int rows = 1 + round % 7;
      int columns = rows + random.nextInt(8 - rows);
      double[][] cost = new double[rows][columns];
      for (double[] row : cost) {
        Arrays.setAll(row, c -> random.nextInt(bound) - 2.0);
      }
      int[] found = Assignment.solve(rows, columns, (r, c) -> cost[r][c], Progress.none());
      assertEquals(rows, Arrays.stream(found).distinct().count(), "a column is given twice");
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += cost[r][found[r]];
      }
      assertEquals(cheapest(cost, 0, 0), sum, 1e-9);
    }
  }

  @Test
  void moreRowsThanColumnsAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Assignment.solve(3, 2, (r, c) -> 0, Progress.none()));
  }

  private static double cheapest(double[][] cost, int row, int taken) {
    if (row == cost.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int c = 0; c < cost[row].length; c++) {
      if ((taken >> c & 1) == 0) {
        best = Math.min(best, cost[row][c] + cheapest(cost, row + 1, taken | 1 << c));
      }
    }
    return best;
  }
}
