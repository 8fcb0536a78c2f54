/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The thresholds at which maps are looked at, as shares of a map's maximum, ascending: 0, 0.01 ...
 * 1, and those that the user names.
 */
final class Levels {

  private static final int STEPS = 100;

  private final double[] shares;

  private Levels(double[] shares) {
    this.shares = shares;
  }

  static Levels with(List<Double> named) {
    return new Levels(
        DoubleStream.concat(
                IntStream.rangeClosed(0, STEPS).mapToDouble(i -> i / (double) STEPS),
                named.stream().mapToDouble(Double::doubleValue))
            .sorted()
            .distinct()
            .toArray());
  }

  int count() {
    return shares.length;
  }

  double share(int level) {
    return shares[level];
  }

  /** The place of a share that is among them. */
  int index(double share) {
    int found = Arrays.binarySearch(shares, share);
    if (found < 0) {
      throw new IllegalArgumentException("no threshold " + share);
    }
    return found;
  }

  /**
   * For every value the highest level that it reaches: the last {@code k} with {@code value >=
   * share(k) * top}.
   *
   * @param values nowhere negative
   * @param top their maximum, above 0
   */
  short[] reached(float[] values, float top) {
    double[] cuts = Arrays.stream(shares).map(s -> s * top).toArray();
    double guess = (shares.length - 1) / (double) top;
    short[] levels = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      int k = (int) (values[i] * guess);
      while (k > 0 && values[i] < cuts[k]) {
        k--;
      }
      while (k + 1 < cuts.length && values[i] >= cuts[k + 1]) {
        k++;
      }
      levels[i] = (short) k;
    }
    return levels;
  }
}
