/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** The test of Kolmogorov and Smirnov against a uniform distribution. */
final class Uniformity {

  /** The statistic times sqrt(n) that a uniform sample exceeds once in a thousand times. */
  private static final double ONE_IN_A_THOUSAND = 1.95;

  private Uniformity() {}

  static void assertUniform(double[] values, double low, double high) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double worst = 0;
    for (int i = 0; i < n; i++) {
      double expected = (sorted[i] - low) / (high - low);
      worst = Math.max(worst, Math.abs(expected - (i + 0.5) / n) + 0.5 / n);
    }
    double limit = ONE_IN_A_THOUSAND / Math.sqrt(n);
    assertTrue(worst < limit, "distance " + worst + " is above " + limit);
  }
}
