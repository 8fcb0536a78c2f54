/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

/** Compares maps. */
final class Maps {

  private Maps() {}

  /**
   * How bright a map is, cell by cell, {@code [h, w]}: its values, or with a value for each colour
   * their magnitudes added up.
   */
  static Tensor brightness(Heatmap map) {
    return map.values().rank() == 2 ? map.values() : strength(map.values());
  }

  /** How strongly a map points at each cell, for or against, {@code [h, w]}. */
  static Tensor strength(Tensor map) {
    float[] values = map.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i]);
    }
    Tensor magnitudes = Tensor.wrap(values, map.shape());
    return map.rank() == 2 ? magnitudes : added(magnitudes);
  }

  private static Tensor added(Tensor maps) {
    int plane = maps.size(1) * maps.size(2);
    float[] sum = new float[plane];
    for (int i = 0; i < maps.length(); i++) {
      sum[i % plane] += maps.at(i);
    }
    return Tensor.wrap(sum, maps.size(1), maps.size(2));
  }

  /** The largest magnitude. */
  static double magnitude(Tensor map) {
    return Math.max(Math.abs(map.max()), Math.abs(map.min()));
  }

  /**
   * The largest difference of two maps, as a fraction of the larger magnitude of both; infinite
   * where their shapes differ, 0 where both are 0.
   */
  static double distance(Tensor a, Tensor b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      return Double.POSITIVE_INFINITY;
    }
    double scale = Math.max(magnitude(a), magnitude(b));
    return scale == 0 ? 0 : largestDifference(a, b) / scale;
  }

  /** {@link #distance} after each map's largest magnitude is made 1: a factor does not count. */
  static double distanceOfForm(Tensor a, Tensor b) {
    return distance(unit(a), unit(b));
  }

  private static double largestDifference(Tensor a, Tensor b) {
    double largest = 0;
    for (int i = 0; i < a.length(); i++) {
      double difference = Math.abs((double) a.at(i) - b.at(i));
      largest = difference <= largest ? largest : difference; // NaN wins
    }
    return largest;
  }

  private static Tensor unit(Tensor map) {
    double magnitude = magnitude(map);
    float[] values = map.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = magnitude == 0 ? 0 : (float) (values[i] / magnitude);
    }
    return Tensor.wrap(values, map.shape());
  }

  static boolean isFinite(Tensor map) {
    return IntStream.range(0, map.length()).allMatch(i -> Float.isFinite(map.at(i)));
  }

  /** Spearman's rank correlation, equal values sharing their mean rank; 0 where one is constant. */
  static double spearman(Tensor a, Tensor b) {
    return pearson(ranks(a), ranks(b));
  }

  private static double[] ranks(Tensor map) {
    Integer[] order = IntStream.range(0, map.length()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing(map::at));
    double[] ranks = new double[order.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && map.at(order[to]) == map.at(order[from])) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static double pearson(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
