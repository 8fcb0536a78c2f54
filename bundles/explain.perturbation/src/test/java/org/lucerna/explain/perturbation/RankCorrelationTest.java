/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;

class RankCorrelationTest {

  private static double of(float[] a, float[] b) {
    return RankCorrelation.of(Tensor.of(a, a.length), Tensor.of(b, b.length));
  }

  @Test
  void onlyTheOrderCounts() {
    assertEquals(1, of(new float[] {-3, -1, 0, 7}, new float[] {1, 2, 30, 31}), 1e-12);
    assertEquals(-1, of(new float[] {1, 2, 3}, new float[] {9, -1, -8}), 1e-12);
  }

  @Test
  void aTextbookExampleComesOut() {
    // ranks 1 2 3 4 5 and 2 1 4 3 5: 1 - 6 * 4 / (5 * 24) = 0.8
    assertEquals(0.8, of(new float[] {1, 2, 3, 4, 5}, new float[] {2, 1, 4, 3, 5}), 1e-12);
  }

  @Test
  void tiesShareTheirMeanRank() {
    // ranks 1.5 1.5 3 4 and 1 2 3 4: covariance 4.5, variances 4.5 and 5
    assertEquals(
        4.5 / Math.sqrt(4.5 * 5), of(new float[] {0, -0f, 2, 3}, new float[] {1, 2, 3, 4}), 1e-12);
  }

  @Test
  void roundingErrorsDoNotCount() {
    assertEquals(
        of(new float[] {0, 0, 0, 1}, new float[] {0, 0, 0, 1}),
        of(new float[] {1e-9f, 3e-9f, 2e-9f, 1}, new float[] {3e-9f, 1e-9f, 2e-9f, 1}),
        1e-12);
  }

  @Test
  void aConstantMapOrdersNothing() {
    assertEquals(0, of(new float[] {1, 1}, new float[] {1, 2}));
    assertEquals(1, of(new float[] {1, 1}, new float[] {1, 1}));
  }
}
