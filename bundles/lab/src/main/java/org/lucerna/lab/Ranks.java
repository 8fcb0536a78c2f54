/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Ranks with ties, and what is made of them. */
final class Ranks {

  private Ranks() {}

  /** From 1 for the least; equal values share the mean of their ranks. */
  static double[] of(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
        to++;
      }
      for (int k = from; k <= to; k++) {
        ranks[order[k]] = (from + to) / 2.0 + 1;
      }
      from = to + 1;
    }
    return ranks;
  }

  /**
   * Spearman's correlation: Pearson's of the ranks, which is right for ties. Empty where one side
   * is constant.
   */
  static OptionalDouble spearman(List<Double> first, List<Double> second) {
    double[] a = of(first.stream().mapToDouble(v -> v).toArray());
    double[] b = of(second.stream().mapToDouble(v -> v).toArray());
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double both = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    return squareA == 0 || squareB == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(-1, Math.min(1, both / Math.sqrt(squareA * squareB))));
  }
}
