/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import org.lucerna.vision.api.measure.Score.Interval;

/** 95 % confidence intervals. */
final class Intervals {

  /** The 97.5 % point of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  private Intervals() {}

  /**
   * Wilson's score interval for a share (Wilson 1927): it never leaves 0 to 1 and holds for small
   * numbers and shares near 0 or 1, where the usual p ± z·sqrt(p(1-p)/n) fails.
   */
  static Interval wilson(int successes, int n) {
    double p = (double) successes / n;
    double z2 = Z * Z;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    double low = successes == 0 ? 0 : Math.max(0, middle - half);
    double high = successes == n ? 1 : Math.min(1, middle + half);
    return new Interval(low, high, "Wilson");
  }

  /** Mean ± z·s/sqrt(n), s being the sample's standard deviation. */
  static Interval normal(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    return new Interval(mean - Z * error, mean + Z * error, "normal");
  }
}
