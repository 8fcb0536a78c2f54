/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.List;
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

  /**
   * The 95 % interval of the unweighted mean of independent shares, such as balanced accuracy, the
   * mean of the classes' recalls: from their Wilson intervals (Zou, Huang and Zhang 2009, "A note
   * on confidence interval estimation for a linear function of binomial proportions").
   *
   * @throws IllegalArgumentException if there is no share
   */
  public static Interval meanInterval(List<Proportion> shares) {
    double mean = mean(shares);
    double below = 0;
    double above = 0;
    for (Proportion share : shares) {
      Interval own = share.wilson();
      below = Math.hypot(below, share.value() - own.low());
      above = Math.hypot(above, own.high() - share.value());
    }
    return new Interval(
        Math.max(0, mean - below / shares.size()),
        Math.min(1, mean + above / shares.size()),
        Interval.LEVEL,
        "Wilson, combined");
  }

  /** The unweighted mean of shares, 0 to 1. */
  public static double mean(List<Proportion> shares) {
    return shares.stream()
        .mapToDouble(Proportion::value)
        .average()
        .orElseThrow(() -> new IllegalArgumentException("no shares"));
  }
}
