/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The signed ranks of paired differences (Wilcoxon 1945, "Individual comparisons by ranking
 * methods"): the test, and the effect's size. Ties have their mean rank. Differences of 0 are
 * ranked with the others, and their ranks dropped (Pratt 1959, "Remarks on zeros and ties in the
 * Wilcoxon signed rank procedures"). The distribution is that of all assignments of signs to these
 * very ranks, so ties and zeros need no correction; beyond some 200 clusters it is the normal one
 * with the same variance.
 *
 * <p>Where items come in clusters, a cluster's ranks change sign together (the randomisation behind
 * Rosner, Glynn and Lee 2006, "The Wilcoxon signed rank test for paired comparisons of clustered
 * data"); with clusters of one it is Wilcoxon's test. Of differences that are -1, 0 and 1 it is
 * McNemar's exact test.
 */
public final class SignedRanks {

  private final double[] differences;

  /** Items by the size of their difference. */
  private final int[] order;

  /**
   * @param differences finite; NaN for an item that has none
   */
  public SignedRanks(double[] differences) {
    this.differences = differences.clone();
    this.order =
        IntStream.range(0, differences.length)
            .filter(i -> !Double.isNaN(differences[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Math.abs(differences[i])))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** How many items have a difference. */
  public int n() {
    return order.length;
  }

  /** How many of them have one of 0. */
  public int zeros() {
    return (int) Arrays.stream(order).filter(i -> differences[i] == 0).count();
  }

  /** Two-sided, every item for itself. */
  public SignFlip test() {
    return test(Clusters.single(differences.length));
  }

  /**
   * Two-sided.
   *
   * @param clusters of all items, those without a difference too
   */
  public SignFlip test(Clusters clusters) {
    long[] twice = new long[differences.length];
    each(ones(), (i, rank, weight) -> twice[i] = (long) (2 * rank * Math.signum(differences[i])));
    return SignFlip.of(clusters.sums(twice));
  }

  /**
   * The sum of the ranks of positive differences, W+.
   *
   * @see #negative
   */
  public double positive() {
    return sums(ones())[0];
  }

  /** The sum of the ranks of negative differences, W-. */
  public double negative() {
    return sums(ones())[1];
  }

  /** The effect's size of all items, each once. */
  public double rankBiserial() {
    return rankBiserial(ones());
  }

  /**
   * The matched-pairs rank-biserial correlation, (W+ - W-) / (W+ + W-) (Kerby 2014, "The simple
   * difference formula: an approach to teaching nonparametric correlation"): from -1, all
   * differences are negative, to 1; 0 where no item differs. Of differences that are -1, 0 and 1 it
   * is (b - c) / (b + c).
   *
   * @param weights how often each item counts
   * @return NaN where no item counts
   */
  public double rankBiserial(int[] weights) {
    double[] sums = sums(weights);
    double total = sums[0] + sums[1];
    return total > 0 ? (sums[0] - sums[1]) / total : sums[2] > 0 ? 0 : Double.NaN;
  }

  private int[] ones() {
    int[] weights = new int[differences.length];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** Ranks of positive and of negative differences, and the number of items. */
  private double[] sums(int[] weights) {
    double[] sums = new double[3];
    each(
        weights,
        (i, rank, weight) -> {
          sums[0] += differences[i] > 0 ? weight * rank : 0;
          sums[1] += differences[i] < 0 ? weight * rank : 0;
          sums[2] += weight;
        });
    return sums;
  }

  private interface Ranked {
    void item(int index, double rank, int weight);
  }

  private void each(int[] weights, Ranked ranked) {
    long below = 0;
    for (int from = 0; from < order.length; ) {
      double size = Math.abs(differences[order[from]]);
      int to = from;
      long tied = 0;
      while (to < order.length && Math.abs(differences[order[to]]) == size) {
        tied += weights[order[to++]];
      }
      double rank = below + (tied + 1) / 2.0;
      for (int k = from; k < to; k++) {
        ranked.item(order[k], rank, weights[order[k]]);
      }
      below += tied;
      from = to;
    }
  }
}
