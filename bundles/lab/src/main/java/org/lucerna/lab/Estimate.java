/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.Arrays;
import java.util.Optional;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;

/**
 * The mean of a score over pictures.
 *
 * @param n pictures it is defined for
 * @param interval 95 % bootstrap over pictures; empty for fewer than two
 */
record Estimate(int n, double value, Optional<Interval> interval) {

  private static final int RESAMPLES = 2000;

  /**
   * @param values by picture, NaN where not defined
   */
  static Estimate of(double[] values, long seed) {
    double[] defined = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    Optional<Interval> interval =
        defined.length < 2
            ? Optional.empty()
            : Optional.of(
                new Bootstrap(RESAMPLES, seed)
                    .interval(defined.length, drawn -> mean(defined, drawn)));
    return new Estimate(defined.length, Arrays.stream(defined).average().orElse(0), interval);
  }

  static double mean(double[] values, int[] drawn) {
    double sum = 0;
    for (int i : drawn) {
      sum += values[i];
    }
    return sum / drawn.length;
  }

  boolean isDefined() {
    return n > 0;
  }
}
