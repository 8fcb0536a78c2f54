/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.measure.Score.Interval;

class IntervalsTest {

  /** Worked by hand: (0.95 + 0.019207) / 1.038415 ± 1.959964 / 1.038415 · sqrt(0.000571). */
  @Test
  void ninetyFiveOfAHundred() {
    Interval interval = Intervals.wilson(95, 100);
    assertEquals(0.8882, interval.low(), 5e-5);
    assertEquals(0.9785, interval.high(), 5e-5);
  }

  /** Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29. */
  @Test
  void thePublishedExamples() {
    check(81, 263, 0.2553, 0.3662);
    check(15, 148, 0.0624, 0.1605);
    check(0, 20, 0.0000, 0.1611);
    check(1, 29, 0.0061, 0.1718);
  }

  /** Wilson's interval holds the shares p whose test statistic (x/n - p)² / (p(1-p)/n) is ≤ z². */
  @Test
  void theEndsSolveWilsonsEquation() {
    Interval interval = Intervals.wilson(7, 31);
    for (double p : new double[] {interval.low(), interval.high()}) {
      double difference = 7.0 / 31 - p;
      assertEquals(1.959964, Math.sqrt(difference * difference / (p * (1 - p) / 31)), 1e-5);
    }
  }

  @Test
  void allOrNoneStayWithinTheirRange() {
    assertEquals(0, Intervals.wilson(0, 5).low());
    assertEquals(1, Intervals.wilson(5, 5).high());
    assertTrue(Intervals.wilson(5, 5).low() < 0.6);
  }

  private static void check(int successes, int n, double low, double high) {
    Interval interval = Intervals.wilson(successes, n);
    assertEquals(low, interval.low(), 5e-5);
    assertEquals(high, interval.high(), 5e-5);
  }
}
