/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The ranks of numbers, equal ones sharing the mean of theirs, kept for several comparisons: what
 * Spearman's correlation (1904) is computed from. Numbers must not be NaN.
 */
public final class Ranks {

  private final double[] centred;
  private final double squares;

  private Ranks(double[] ranks) {
    double mean = (ranks.length - 1) / 2.0;
    double sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] -= mean;
      sum += ranks[i] * ranks[i];
    }
    this.centred = ranks;
    this.squares = sum;
  }

  public static Ranks of(float[] values) {
    return new Ranks(ranks(values));
  }

  public static Ranks of(double[] values) {
    double[] ranks = RankCorrelation.ranks(values);
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] -= 1;
    }
    return new Ranks(ranks);
  }

  /** From 0; a number and its place are sorted as one integer, without an object for each. */
  private static double[] ranks(float[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) ordered(values[i]) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    double[] ranks = new double[keys.length];
    for (int from = 0; from < keys.length; ) {
      int to = from + 1;
      while (to < keys.length && keys[to] >> Integer.SIZE == keys[from] >> Integer.SIZE) {
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
  public boolean isConstant() {
    return squares == 0;
  }

  /**
   * Spearman's correlation, from -1 to 1; empty where one of both is constant.
   *
   * @throws IllegalArgumentException if they are not ranks of as many numbers
   */
  public OptionalDouble correlation(Ranks other) {
    if (centred.length != other.centred.length) {
      throw new IllegalArgumentException(
          "ranks of " + centred.length + " and of " + other.centred.length + " numbers");
    }
    if (isConstant() || other.isConstant()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = 0; i < centred.length; i++) {
      sum += centred[i] * other.centred[i];
    }
    return OptionalDouble.of(Math.max(-1, Math.min(1, sum / Math.sqrt(squares * other.squares))));
  }
}
