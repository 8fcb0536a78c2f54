/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.math.BigInteger;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The randomisation test of paired differences (Fisher 1935, "The design of experiments", section
 * 21): did first and second not differ, each cluster's amount could as well have the other sign.
 * Two-sided: how often the sum of amounts with signs at random is as far from 0 as the one seen.
 *
 * @param pValue 1 where there is no amount but 0
 * @param isExact by all assignments of signs, rather than by the normal distribution
 */
public record SignFlip(double pValue, boolean isExact) {

  /** Steps of the exact distribution, a few milliseconds. */
  private static final double MOST = 5e6;

  /** Of whole amounts, one a cluster; zeros have no sign and do not matter. */
  public static SignFlip of(long... amounts) {
    long sum = Arrays.stream(amounts).sum();
    long[] sizes = Arrays.stream(amounts).map(Math::abs).filter(a -> a > 0).toArray();
    if (sum == 0) {
      return new SignFlip(1, true);
    }
    long unit = Arrays.stream(sizes).reduce(0, SignFlip::divisor);
    long total = Arrays.stream(sizes).sum() / unit;
    if ((double) total * sizes.length <= MOST) {
      return new SignFlip(exact(sizes, unit, Math.abs(sum) / unit), true);
    }
    double squares = Arrays.stream(sizes).mapToDouble(a -> (double) a * a).sum();
    double z = Math.abs(sum) / Math.sqrt(squares);
    return new SignFlip(Math.min(1, 2 * new NormalDistribution().cumulativeProbability(-z)), false);
  }

  private static long divisor(long a, long b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValue();
  }

  /**
   * The distribution of the sum of the amounts that are positive, one amount after another
   * (Streitberg and Röhmel 1986, the shift algorithm; Pagano and Tritchler 1983).
   */
  private static double exact(long[] sizes, long unit, long seen) {
    int total = (int) (Arrays.stream(sizes).sum() / unit);
    double[] chance = new double[total + 1];
    chance[0] = 1;
    int reach = 0;
    for (long size : sizes) {
      int step = (int) (size / unit);
      reach += step;
      for (int s = reach; s >= 0; s--) {
        chance[s] = (chance[s] + (s >= step ? chance[s - step] : 0)) / 2;
      }
    }
    double tail = 0;
    for (int s = (int) ((total + seen) / 2); s <= total; s++) {
      tail += chance[s];
    }
    return Math.min(1, 2 * tail);
  }
}
