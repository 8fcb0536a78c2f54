/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What is known of some values: how many, where, how far apart.
 *
 * @param n number of values, at least 1
 * @param mean their mean
 * @param deviation their standard deviation with divisor {@code n - 1}; 0 where n is 1
 */
public record Sample(int n, double mean, double deviation) {

  /**
   * @throws IllegalArgumentException if there is no value
   */
  public Sample {
    if (n < 1) {
      throw new IllegalArgumentException("no values");
    }
  }

  /**
   * @throws IllegalArgumentException if there is no value
   */
  public static Sample of(double... values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Sample(values.length, mean, deviation);
  }

  /**
   * The 95 % interval of the mean of normally distributed, independent values: mean ± t·s/sqrt(n)
   * (Student 1908). Empty for a single value, of which no spread is known.
   */
  public Optional<Interval> studentInterval() {
    if (n < 2) {
      return Optional.empty();
    }
    double half = quantile(n - 1) * deviation / Math.sqrt(n);
    return Optional.of(new Interval(mean - half, mean + half, Interval.LEVEL, "Student"));
  }

  /** The point of the t distribution that leaves 2.5 % above it. */
  static double quantile(int degreesOfFreedom) {
    return new TDistribution(degreesOfFreedom)
        .inverseCumulativeProbability((1 + Interval.LEVEL) / 2);
  }
}
