/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void equalValuesShareTheMeanOfTheirRanks() {
    assertArrayEquals(new double[] {2.5, 1, 2.5, 4}, Ranks.of(new double[] {3, -1, 3, 8}), 0);
  }

  /** The table of IQ and hours of television, Wikipedia's example: rho = -29 / 165. */
  @Test
  void correlationsAreThoseOfTheTextbook() {
    List<Double> iq = List.of(106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0);
    List<Double> hours = List.of(7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0);
    assertEquals(-29 / 165.0, Ranks.spearman(iq, hours).getAsDouble(), 1e-12);
    // ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5)
    assertEquals(
        4.5 / Math.sqrt(22.5),
        Ranks.spearman(List.of(1.0, 2.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0, 4.0)).getAsDouble(),
        1e-12);
  }

  @Test
  void aConstantHasNone() {
    assertTrue(Ranks.spearman(List.of(1.0, 1.0, 1.0), List.of(1.0, 2.0, 3.0)).isEmpty());
  }
}
