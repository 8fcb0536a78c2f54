/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * A share of independent trials, such as the accuracy on {@code n} pictures.
 *
 * @param successes from 0 to {@code n}
 * @param n number of trials, at least 1
 */
public record Proportion(int successes, int n) {

  /**
   * @throws IllegalArgumentException if there is no trial or more successes than trials
   */
  public Proportion {
    if (n < 1 || successes < 0 || successes > n) {
      throw new IllegalArgumentException("no share: " + successes + " of " + n);
    }
  }

  /** The share itself, 0 to 1. */
  public double value() {
    return (double) successes / n;
  }

  /** Wilson's 95 % interval. */
  public Interval wilson() {
    return wilson(Interval.LEVEL);
  }

  /**
   * The score interval (Wilson 1927, "Probable inference, the law of succession, and statistical
   * inference"), without continuity correction: it never leaves 0 to 1 and holds for small numbers
   * and shares near 0 or 1, where the usual p ± z·sqrt(p(1-p)/n) fails.
   */
  public Interval wilson(double level) {
    Interval.checkLevel(level);
    double z = new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    double z2 = z * z;
    double p = value();
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    double low = successes == 0 ? 0 : Math.max(0, middle - half);
    double high = successes == n ? 1 : Math.min(1, middle + half);
    return new Interval(low, high, level, "Wilson");
  }

  /**
   * The 95 % interval of {@code this.value() - other.value()} for two independent samples, from
   * their Wilson intervals (Newcombe 1998, "Interval estimation for the difference between
   * independent proportions", method 10).
   */
  public Interval difference(Proportion other) {
    Interval mine = wilson();
    Interval its = other.wilson();
    double difference = value() - other.value();
    double below = Math.hypot(value() - mine.low(), its.high() - other.value());
    double above = Math.hypot(mine.high() - value(), other.value() - its.low());
    return new Interval(
        Math.max(-1, difference - below),
        Math.min(1, difference + above),
        Interval.LEVEL,
        "Newcombe");
  }
}
