/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReliabilityTest {

  /**
   * By hand, five bins: (.2, .4] holds .4 wrong; (.6, .8] holds .7 right, .8 wrong, .75 right; (.8,
   * 1] holds .9 and 1 right. Gaps .4, |2/3 - .75|, |1 - .95|.
   */
  @Test
  void errorsMatchSixPredictionsWorkedByHand() {
    Reliability found =
        Reliability.of(
            new double[] {.7, .8, .75, .9, 1, .4},
            new boolean[] {true, false, true, true, true, false},
            5);
    double middle = .75 - 2.0 / 3;
    assertEquals((1 * .4 + 3 * middle + 2 * .05) / 6, found.expectedError(), 1e-12);
    assertEquals(.4, found.maximumError(), 1e-12);
    assertEquals(6, found.n());
    assertEquals(3, found.bins().get(3).n());
    assertTrue(Double.isNaN(found.bins().get(0).accuracy()));
  }

  @Test
  void aProbabilityOnABorderBelongsBelow() {
    Reliability found =
        Reliability.of(new double[] {0, .5, 1}, new boolean[] {true, true, true}, 2);
    assertEquals(2, found.bins().get(0).n());
    assertEquals(1, found.bins().get(1).n());
  }

  @Test
  void nothingToBinIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Reliability.of(new double[0], new boolean[0]));
  }

  /** Brier 1950's score is 0 for certainty in the truth, 2 for certainty in anything else. */
  @Test
  void brierRunsFromZeroToTwo() {
    assertEquals(0, Brier.of(new double[] {0, 1, 0}, 1));
    assertEquals(2, Brier.of(new double[] {0, 1, 0}, 2));
    assertEquals(.04 + .01 + .01, Brier.of(new double[] {.8, .1, .1}, 0), 1e-12);
    assertEquals(2.0 / 3, Brier.of(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, 0), 1e-12);
  }
}
