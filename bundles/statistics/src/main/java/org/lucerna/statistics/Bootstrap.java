/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    return intervals(n, 1, drawn -> new double[] {statistic.applyAsDouble(drawn)})
        .get(0)
        .orElseThrow(
            () -> new IllegalArgumentException("the statistic is defined for none of the samples"));
  }

  /**
   * The 95 % intervals of many statistics of the same {@code n} items, from the same samples.
   *
   * @param n number of items, at least 1
   * @param count number of statistics
   * @param statistics takes the indices drawn, as in {@link #interval}, and answers {@code count}
   *     values, NaN for those not defined
   * @return one a statistic, empty where no sample has it
   * @throws IllegalArgumentException if there is no item
   */
  public List<Optional<Interval>> intervals(
      int n, int count, Function<int[], double[]> statistics) {
    if (n < 1) {
      throw new IllegalArgumentException("nothing to draw from");
    }
    int[] drawn = new int[n];
    return sampled(
        count,
        random -> {
          draw(drawn, random);
          return statistics.apply(drawn);
        });
  }

  /**
   * The same of items in clusters, which are drawn as wholes (Davison and Hinkley 1997, "Bootstrap
   * methods and their application", section 3.8): a cluster comes with all its items.
   *
   * @param statistics takes how often each item counts
   * @return one a statistic; empty, too, where there are fewer than two clusters
   */
  public List<Optional<Interval>> intervals(
      Clusters clusters, int count, Function<int[], double[]> statistics) {
    if (clusters.count() < 2) {
      return Collections.nCopies(count, Optional.empty());
    }
    return intervals(clusters.count(), count, drawn -> statistics.apply(clusters.weights(drawn)));
  }

  /**
   * The same on two levels that cross, such as networks trained with several seeds, each looked at
   * with the same pictures: rows and clusters are drawn independently of each other (Owen 2007,
   * "The pigeonhole bootstrap"; McCullagh 2000). With few rows the interval is rough, and with one
   * there is none.
   *
   * @param rows how many there are
   * @param statistics takes how often each row and each item counts
   * @return one a statistic; empty, too, where there are fewer than two rows or clusters
   */
  public List<Optional<Interval>> crossed(
      int rows, Clusters clusters, int count, BiFunction<int[], int[], double[]> statistics) {
    if (rows < 2 || clusters.count() < 2) {
      return Collections.nCopies(count, Optional.empty());
    }
    int[] drawn = new int[clusters.count()];
    return sampled(
        count,
        random -> {
          int[] weights = new int[rows];
          for (int i = 0; i < rows; i++) {
            weights[random.nextInt(rows)]++;
          }
          draw(drawn, random);
          return statistics.apply(weights, clusters.weights(drawn));
        });
  }

  private List<Optional<Interval>> sampled(int count, Function<SplittableRandom, double[]> sample) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] values = new double[count][resamples];
    for (int r = 0; r < resamples; r++) {
      double[] found = sample.apply(random);
      for (int s = 0; s < count; s++) {
        values[s][r] = found[s];
      }
    }
    return Arrays.stream(values).map(Bootstrap::percentiles).toList();
  }

  private static void draw(int[] drawn, SplittableRandom random) {
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextInt(drawn.length);
    }
  }

  private static Optional<Interval> percentiles(double[] values) {
    double[] defined = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (defined.length == 0) {
      return Optional.empty();
    }
    double tail = (1 - Interval.LEVEL) / 2;
    return Optional.of(
        new Interval(
            quantile(defined, tail), quantile(defined, 1 - tail), Interval.LEVEL, "bootstrap"));
  }

  /** Linear between order statistics (Hyndman and Fan 1996, definition 7), as NumPy's default. */
  private static double quantile(double[] sorted, double q) {
    double place = q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
