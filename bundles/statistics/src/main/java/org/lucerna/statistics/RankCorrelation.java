/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Whether two numberings put things into one order. */
public final class RankCorrelation {

  private RankCorrelation() {}

  /**
   * Kendall's tau-b (Kendall 1945, "The treatment of ties in ranking problems"): concordant less
   * discordant pairs, over the geometric mean of the pairs not tied in either; -1 to 1.
   *
   * @return NaN where either has one value only
   */
  public static double kendall(double[] a, double[] b) {
    check(a, b);
    long balance = 0;
    long untiedA = 0;
    long untiedB = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        int inA = Double.compare(a[i] + 0.0, a[j] + 0.0);
        int inB = Double.compare(b[i] + 0.0, b[j] + 0.0);
        balance += (long) inA * inB;
        untiedA += inA != 0 ? 1 : 0;
        untiedB += inB != 0 ? 1 : 0;
      }
    }
    return untiedA == 0 || untiedB == 0
        ? Double.NaN
        : balance / Math.sqrt((double) untiedA * untiedB);
  }

  /**
   * Spearman's rho: Pearson's correlation of the ranks, ties having their mean rank; -1 to 1.
   *
   * @return NaN where either has one value only
   */
  public static double spearman(double[] a, double[] b) {
    check(a, b);
    return Ranks.of(a).correlation(Ranks.of(b)).orElse(Double.NaN);
  }

  /** From 1 for the smallest; ties have their mean rank. */
  public static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int k = from; k < to; k++) {
        ranks[order[k]] = (from + to + 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static void check(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("two orders are of the same things");
    }
  }
}
