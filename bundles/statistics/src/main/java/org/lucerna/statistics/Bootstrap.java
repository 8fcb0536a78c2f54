/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The percentile bootstrap (Efron 1979; Efron and Tibshirani 1993, chapter 13): the statistic of
 * samples drawn with replacement shows how far it varies. For a statistic of which no formula is
 * known, such as balanced accuracy.
 *
 * @param resamples how many are drawn, at least 100; 2000 is usual for intervals
 * @param seed equal seeds draw equal samples
 */
public record Bootstrap(int resamples, long seed) {

  private static final int FEWEST = 100;

  /**
   * @throws IllegalArgumentException if there are too few samples for an interval
   */
  public Bootstrap {
    if (resamples < FEWEST) {
      throw new IllegalArgumentException("an interval needs " + FEWEST + " samples at least");
    }
  }

  /**
   * The 95 % interval of a statistic of {@code n} items.
   *
   * @param n number of items, at least 1
   * @param statistic takes the {@code n} indices drawn (0 to n - 1, with repetition; the array is
   *     reused) and answers NaN where it is not defined; such a sample is left out
   * @throws IllegalArgumentException if there is no item, or no sample has the statistic
   */
  public Interval interval(int n, ToDoubleFunction<int[]> statistic) {
    if (n < 1) {
      throw new IllegalArgumentException("nothing to draw from");
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] drawn = new int[n];
    double[] values = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < n; i++) {
        drawn[i] = random.nextInt(n);
      }
      values[r] = statistic.applyAsDouble(drawn);
    }
    double[] defined = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (defined.length == 0) {
      throw new IllegalArgumentException("the statistic is defined for none of the samples");
    }
    double tail = (1 - Interval.LEVEL) / 2;
    return new Interval(
        quantile(defined, tail), quantile(defined, 1 - tail), Interval.LEVEL, "bootstrap");
  }

  /** Linear between order statistics (Hyndman and Fan 1996, definition 7), as NumPy's default. */
  private static double quantile(double[] sorted, double q) {
    double place = q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
