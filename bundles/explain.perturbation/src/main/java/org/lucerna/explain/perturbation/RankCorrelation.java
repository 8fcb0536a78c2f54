/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;

/**
 * Spearman's rank correlation: how alike two maps order their cells. What differs by less than a
 * thousandth of the map's range, far less than a picture shows, counts as equal: else the order of
 * cells that do not matter, which is that of rounding errors, would outvote the others.
 */
final class RankCorrelation {

  private static final int LEVELS = 1000;

  private RankCorrelation() {}

  /**
   * From -1 to 1, equal values sharing their mean rank. 1 if both are equal; 0 if only one of them
   * is constant, so that it orders nothing.
   */
  static double of(Tensor a, Tensor b) {
    if (a.equals(b)) {
      return 1;
    }
    double[] x = ranks(a);
    double[] y = ranks(b);
    double mean = (x.length - 1) / 2.0;
    double product = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      product += (x[i] - mean) * (y[i] - mean);
      squaresX += (x[i] - mean) * (x[i] - mean);
      squaresY += (y[i] - mean) * (y[i] - mean);
    }
    double norms = Math.sqrt(squaresX * squaresY);
    return norms == 0 ? 0 : product / norms;
  }

  private static double[] ranks(Tensor map) {
    float min = map.min();
    double step = (map.max() - (double) min) / LEVELS;
    // Level and place in one long: sorting numbers is far quicker than sorting indices by a key.
    long[] keys =
        IntStream.range(0, map.length())
            .mapToLong(i -> level(map.at(i) - (double) min, step) << 32 | i)
            .toArray();
    Arrays.sort(keys);
    double[] ranks = new double[keys.length];
    int from = 0;
    while (from < keys.length) {
      int to = from + 1;
      while (to < keys.length && keys[to] >> 32 == keys[from] >> 32) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[(int) keys[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static long level(double above, double step) {
    return step == 0 ? 0 : Math.round(above / step);
  }
}
