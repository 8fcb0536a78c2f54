/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Spearman's rank correlation; values of ranks.py beside this test's resources. */
class RanksTest {

  private static double of(float[] a, float[] b) {
    return Ranks.of(a).correlation(Ranks.of(b)).orElseThrow();
  }

  @Test
  void tiesShareTheirRank() {
    assertEquals(0.9486832980505138, of(new float[] {1, 2, 2, 3}, new float[] {1, 3, 2, 4}), 1e-12);
    assertEquals(
        0.5280419889373279,
        of(new float[] {0, -0f, 0, 0.5f, -1, 7, 7, 2}, new float[] {3, 1, 1, -4, 0, 9, 2, 2}),
        1e-12);
  }

  @Test
  void onlyTheOrderCounts() {
    float[] values = {0.1f, 5, -3, 8};
    assertEquals(1, of(values, new float[] {1, 100, -1e9f, 101}), 1e-12);
    assertEquals(-1, of(values, new float[] {-0.1f, -5, 3, -8}), 1e-12);
  }

  @Test
  void aConstantHasNone() {
    assertTrue(Ranks.of(new float[] {1, 2}).correlation(Ranks.of(new float[] {4, 4})).isEmpty());
  }
}
