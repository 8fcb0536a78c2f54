/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.SplittableRandom;

/**
 * Fisher's randomisation test of paired differences (The Design of Experiments, 1935, section 21),
 * one-sided: were a region no more than its control, each difference would be as likely with the
 * other sign. All signs are gone through for few differences, else as many are drawn, and what was
 * observed counts as one of them (Phipson and Smyth 2010), so that p is never 0.
 *
 * <p>Against a margin: the differences less the margin are tested, so that an effect below it is
 * never shown by many pictures alone. That needs differences that lie symmetrically about their
 * mean where the effect is just the margin; the tests on clean worlds check what comes of it.
 */
final class SignFlips {

  /** Up to so many differences all signs are gone through. */
  private static final int ALL = 14;

  private static final int DRAWS = 50_000;

  private SignFlips() {}

  /** The chance of a mean as large as this one, were the true mean not above the margin. */
  static double p(double[] differences, double margin, long seed) {
    int n = differences.length;
    if (n == 0) {
      return 1;
    }
    double[] shifted = new double[n];
    double observed = 0;
    for (int i = 0; i < n; i++) {
      shifted[i] = differences[i] - margin;
      observed += shifted[i];
    }
    double least = observed - 1e-9 * Math.max(1, Math.abs(observed));
    return n <= ALL ? all(shifted, least) : drawn(shifted, least, seed);
  }

  private static double all(double[] values, double least) {
    int total = 1 << values.length;
    int asLarge = 0;
    for (int signs = 0; signs < total; signs++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += (signs >> i & 1) == 0 ? values[i] : -values[i];
      }
      asLarge += sum >= least ? 1 : 0;
    }
    return (double) asLarge / total;
  }

  private static double drawn(double[] values, double least, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int asLarge = 1;
    for (int d = 0; d < DRAWS; d++) {
      double sum = 0;
      long bits = 0;
      for (int i = 0; i < values.length; i++) {
        bits = i % 64 == 0 ? random.nextLong() : bits >>> 1;
        sum += (bits & 1) == 0 ? values[i] : -values[i];
      }
      asLarge += sum >= least ? 1 : 0;
    }
    return (double) asLarge / (DRAWS + 1);
  }
}
