/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrectedResampledTTest {

  /**
   * scikit-learn's "Statistical comparison of models using grid search": ten times ten folds of 100
   * samples, usual t 2.611 (one-sided p .005), corrected t 0.750 (.227).
   */
  @Test
  void matchesThePublishedComparisonOfHundredFolds() {
    double[] differences = withUsualStatistic(2.611);
    CorrectedResampledT usual = CorrectedResampledT.of(differences, 0);
    assertEquals(2.611, usual.statistic(), 1e-9);
    assertEquals(.005, usual.pValue() / 2, .0006);
    CorrectedResampledT corrected = CorrectedResampledT.of(differences, 10.0 / 90);
    assertEquals(.750, corrected.statistic(), .0006);
    assertEquals(.227, corrected.pValue() / 2, .0006);
    assertEquals(99, corrected.degreesOfFreedom());
  }

  /**
   * By hand: differences .01 .02 .03 .02 .02 have mean .02 and variance .0002/4; error² = (1/5 +
   * 1/4)·.00005, t = .02/.0047434 = 4.2164; t(4) leaves 2.5 % above 2.7764.
   */
  @Test
  void matchesFiveFoldsWorkedByHand() {
    CorrectedResampledT test = CorrectedResampledT.of(new double[] {.01, .02, .03, .02, .02}, .25);
    assertEquals(4.2164, test.statistic(), 5e-5);
    assertEquals(.02 - 2.7764 * .0047434, test.interval().low(), 1e-6);
    assertEquals(.02 + 2.7764 * .0047434, test.interval().high(), 1e-6);
    assertTrue(test.pValue() > .01 && test.pValue() < .02, "t(4): .01 at 4.604, .02 at 3.747");
  }

  @Test
  void equalDifferencesAllowNoTest() {
    CorrectedResampledT test = CorrectedResampledT.of(new double[] {.5, .5, .5}, .1);
    assertTrue(Double.isNaN(test.pValue()));
    assertEquals(.5, test.differences().mean());
  }

  @Test
  void oneDifferenceIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> CorrectedResampledT.of(new double[] {1}, .1));
  }

  /** A hundred values with deviation 1 whose usual t is given. */
  private static double[] withUsualStatistic(double t) {
    double half = Math.sqrt(99.0 / 100);
    return IntStream.range(0, 100).mapToDouble(i -> t / 10 + (i % 2 == 0 ? half : -half)).toArray();
  }
}
