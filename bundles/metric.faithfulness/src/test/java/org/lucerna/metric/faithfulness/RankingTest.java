/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;

class RankingTest {

  @Test
  void theLargestComesFirstAndSignsCount() {
    Tensor map = Tensor.of(new float[] {-2, 0.5f, 3, -0.1f, 1e-30f, 2.5f}, 2, 3);
    assertArrayEquals(new int[] {2, 5, 1, 4, 3, 0}, Ranking.of(map));
    assertEquals(2, Ranking.first(map));
  }

  @Test
  void everyPixelIsThereOnce() {
    float[] values = new float[224 * 224];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 - 3;
    }
    int[] order = Ranking.of(Tensor.of(values, 224, 224));
    assertEquals(order[0], Ranking.first(Tensor.of(values, 224, 224)));
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, values.length).toArray(), sorted);
    for (int i = 1; i < order.length; i++) {
      assertTrue(values[order[i - 1]] >= values[order[i]]);
    }
  }

  @Test
  void equalValuesStandInOneScatteredOrder() {
    float[] zeros = new float[10_000];
    float[] signed = new float[10_000];
    Arrays.fill(signed, -0f);
    int[] order = Ranking.of(Tensor.of(zeros, 100, 100));
    assertArrayEquals(order, Ranking.of(Tensor.of(signed, 100, 100)));
    // the first tenth lies all over the picture: about as much in each quarter
    int[] quarters = new int[4];
    for (int i = 0; i < 1000; i++) {
      quarters[order[i] / 5000 * 2 + (order[i] % 100 < 50 ? 0 : 1)]++;
    }
    for (int n : quarters) {
      assertEquals(250, n, 60);
    }
  }
}
