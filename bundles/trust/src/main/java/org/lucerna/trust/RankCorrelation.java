/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Tensor;

/**
 * Spearman's rank correlation (1904), -1 to 1: Pearson's of the ranks, equal values sharing the
 * mean of theirs. Between maps, so that neither scale nor contrast counts, only which places are
 * above which.
 */
final class RankCorrelation {

  private RankCorrelation() {}

  /** Of two maps of one size; empty where one of them is the same everywhere. */
  static OptionalDouble of(Tensor a, Tensor b) {
    return of(a.toArray(), b.toArray());
  }

  static OptionalDouble of(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("maps of " + a.length + " and " + b.length + " pixels");
    }
    double[] first = ranks(a);
    double[] second = ranks(b);
    double mean = (a.length - 1) / 2.0;
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      double da = first[i] - mean;
      double db = second[i] - mean;
      product += da * db;
      squaresA += da * da;
      squaresB += db * db;
    }
    return squaresA > 0 && squaresB > 0
        ? OptionalDouble.of(product / Math.sqrt(squaresA * squaresB))
        : OptionalDouble.empty();
  }

  /** From 0; ties share their mean. */
  private static double[] ranks(float[] values) {
    long[] sorted = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = (long) ordered(values[i]) << Integer.SIZE | i;
    }
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < sorted.length) {
      int to = from;
      while (to + 1 < sorted.length
          && sorted[to + 1] >> Integer.SIZE == sorted[from] >> Integer.SIZE) {
        to++;
      }
      for (int i = from; i <= to; i++) {
        ranks[(int) sorted[i]] = (from + to) / 2.0;
      }
      from = to + 1;
    }
    return ranks;
  }

  /** Integers that compare as the numbers do; 0 and -0 are one. */
  private static int ordered(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits ^ bits >> 31 & 0x7FFFFFFF;
  }
}
