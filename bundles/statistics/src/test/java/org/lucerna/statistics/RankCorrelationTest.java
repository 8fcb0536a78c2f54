/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Against SciPy 1.17: {@code rank_tests.py} beside the test resources. */
class RankCorrelationTest {

  private static final double[] A = {12, 2, 1, 12, 2, 7, 7, 3};
  private static final double[] B = {1, 4, 7, 1, 0, 2, 5, 3};

  @Test
  void tiesAreTakenIntoAccount() {
    assertEquals(-0.4233901974057256, RankCorrelation.kendall(A, B), 1e-15);
    assertEquals(-0.45125306884650473, RankCorrelation.spearman(A, B), 1e-15);
    assertArrayEquals(new double[] {7.5, 2.5, 1, 7.5, 2.5, 5.5, 5.5, 4}, RankCorrelation.ranks(A));
  }

  @Test
  void oneOrderIsOneAndItsReverseMinusOne() {
    double[] up = {1, 2, 30};
    assertEquals(1, RankCorrelation.kendall(up, new double[] {-5, 0, 0.1}));
    assertEquals(-1, RankCorrelation.spearman(up, new double[] {9, 8, -2}), 1e-15);
  }

  @Test
  void whatHasNoOrderHasNoCorrelation() {
    double[] same = {4, 4, 4};
    assertTrue(Double.isNaN(RankCorrelation.kendall(same, new double[] {1, 2, 3})));
    assertTrue(Double.isNaN(RankCorrelation.spearman(new double[] {1, 2, 3}, same)));
    assertThrows(
        IllegalArgumentException.class, () -> RankCorrelation.kendall(same, new double[2]));
  }
}
