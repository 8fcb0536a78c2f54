/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.lucerna.statistics.RankCorrelation;

/**
 * Wilcoxon's signed ranks (Individual comparisons by ranking methods, Biometrics Bulletin 1, 1945)
 * as a randomisation test of paired differences, one-sided: were a region no more than its control,
 * each difference would be as likely with the other sign. All signs are gone through for few
 * differences, else as many are drawn, and what was observed counts as one of them (Phipson and
 * Smyth 2010), so that p is never 0. Ranks and not the differences themselves are summed, since
 * logarithmic odds have heavy tails: one picture that falls from certainty would decide over all
 * others. Equal sizes share their mean rank; a difference of 0 has no sign and counts for nothing.
 *
 * <p>Against a margin: the differences less the margin are tested, so that an effect below it is
 * never shown by many pictures alone. That needs differences that lie symmetrically about their
 * median where the effect is just the margin; the tests on clean worlds check what comes of it.
 */
final class SignFlips {

  /** Up to so many differences all signs are gone through. */
  private static final int ALL = 14;

  private static final int DRAWS = 50_000;

  private SignFlips() {}

  /** The chance of ranks as large as these, were the true median not above the margin. */
  static double p(double[] differences, double margin, long seed) {
    int n = differences.length;
    if (n == 0) {
      return 1;
    }
    double[] ranks = signedRanks(differences, margin);
    double observed = Arrays.stream(ranks).sum();
    double least = observed - 1e-9 * Math.max(1, Math.abs(observed));
    return n <= ALL ? all(ranks, least) : drawn(ranks, least, seed);
  }

  private static double[] signedRanks(double[] differences, double margin) {
    double[] shifted = Arrays.stream(differences).map(d -> d - margin).toArray();
    double[] ranks = RankCorrelation.ranks(Arrays.stream(shifted).map(Math::abs).toArray());
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] *= Math.signum(shifted[i]);
    }
    return ranks;
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
