/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Tensor;

/**
 * The ranks of a map's values, equal values sharing the mean of their ranks: what Spearman's
 * correlation (1904) is computed from.
 */
final class Ranks {

  private final double[] centred;
  private final double norm;

  private Ranks(double[] centred, double norm) {
    this.centred = centred;
    this.norm = norm;
  }

  static Ranks of(Tensor values) {
    return of(values.toArray());
  }

  static Ranks of(float[] values) {
    int n = values.length;
    double[] ranks = ranks(values);
    double mean = (n - 1) / 2.0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      ranks[i] -= mean;
      squares += ranks[i] * ranks[i];
    }
    return new Ranks(ranks, Math.sqrt(squares));
  }

  /** From 0. */
  private static double[] ranks(float[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) ordered(values[i]) << 32 | i;
    }
    Arrays.sort(keys);
    double[] ranks = new double[keys.length];
    for (int from = 0; from < keys.length; ) {
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

  /** An int that is ordered as the float is; the two zeros are one value. */
  private static int ordered(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  /** Whether all values are one. */
  boolean isConstant() {
    return norm == 0;
  }

  /** From -1 to 1; empty where one of both is constant. */
  OptionalDouble correlation(Ranks other) {
    if (isConstant() || other.isConstant()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = 0; i < centred.length; i++) {
      sum += centred[i] * other.centred[i];
    }
    return OptionalDouble.of(Math.max(-1, Math.min(1, sum / (norm * other.norm))));
  }
}
