/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

  /** The first three are of the study that this project reproduces. */
  @ParameterizedTest
  @CsvSource({
    "247, 269, .879, .945, .0006",
    "257, 269, .924, .974, .0006",
    "237, 269, .837, .914, .0006"
  })
  void wilsonMatchesTheStudysIntervals(int k, int n, double low, double high, double within) {
    assertInterval(new Proportion(k, n).wilson(), low, high, within);
  }

  /**
   * Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, .2553, .3662",
    "15, 148, .0624, .1605",
    "0, 20, .0000, .1611",
    "1, 29, .0061, .1718"
  })
  void wilsonMatchesNewcombesTable(int k, int n, double low, double high) {
    assertInterval(new Proportion(k, n).wilson(), low, high, .00006);
  }

  /** Newcombe 1998, "Interval estimation for the difference ...", table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, .0524, .3339",
    "9, 10, 3, 10, .1705, .8090",
    "10, 10, 0, 10, .6075, 1.0000",
    "5, 56, 0, 29, -.0381, .1926"
  })
  void differenceMatchesNewcombesTable(int a, int m, int b, int n, double low, double high) {
    assertInterval(new Proportion(a, m).difference(new Proportion(b, n)), low, high, .00006);
  }

  /** p - q = 2 · mean(p, 1 - q) - 1, so the mean's interval follows from Newcombe's table. */
  @Test
  void theMeansIntervalIsThatOfTheDifference() {
    Interval mean =
        Proportion.meanInterval(List.of(new Proportion(56, 70), new Proportion(80 - 48, 80)));
    assertEquals(.0524, 2 * mean.low() - 1, .00006);
    assertEquals(.3339, 2 * mean.high() - 1, .00006);
    Proportion one = new Proportion(7, 31);
    assertEquals(one.wilson().low(), Proportion.meanInterval(List.of(one)).low(), 1e-12);
  }

  /** Wilson's interval holds the shares p whose test statistic (x/n - p)² / (p(1-p)/n) is ≤ z². */
  @Test
  void theEndsSolveWilsonsEquation() {
    Interval interval = new Proportion(7, 31).wilson();
    for (double p : new double[] {interval.low(), interval.high()}) {
      double difference = 7.0 / 31 - p;
      assertEquals(1.959964, Math.sqrt(difference * difference / (p * (1 - p) / 31)), 1e-5);
    }
  }

  @Test
  void allOrNoneStayWithinTheirRange() {
    assertEquals(0, new Proportion(0, 5).wilson().low());
    assertEquals(1, new Proportion(5, 5).wilson().high());
  }

  @Test
  void theLevelWidensTheInterval() {
    Proportion share = new Proportion(7, 10);
    assertTrue(share.wilson(.99).low() < share.wilson(.9).low());
    assertThrows(IllegalArgumentException.class, () -> share.wilson(95));
  }

  @Test
  void moreSuccessesThanTrialsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Proportion(3, 2));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(0, 0));
  }

  private static void assertInterval(Interval found, double low, double high, double within) {
    assertEquals(low, found.low(), within);
    assertEquals(high, found.high(), within);
  }
}
