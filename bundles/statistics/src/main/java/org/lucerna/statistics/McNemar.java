/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Compares two models on the same test pictures by those that only one of them gets right (McNemar
 * 1947): were both equally good, each such picture would fall to either with probability 1/2.
 *
 * @param onlyFirst pictures that the first gets right and the second wrong
 * @param onlySecond the other way round
 */
public record McNemar(int onlyFirst, int onlySecond) {

  /**
   * @throws IllegalArgumentException if a number is negative
   */
  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException("a number of pictures is not negative");
    }
  }

  /**
   * @param first whether the first model got each picture right
   * @param second the same of the second, in the same order
   * @throws IllegalArgumentException if the two differ in length
   */
  public static McNemar of(boolean[] first, boolean[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException("two models are compared on the same pictures");
    }
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < first.length; i++) {
      onlyFirst += first[i] && !second[i] ? 1 : 0;
      onlySecond += second[i] && !first[i] ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond);
  }

  /** Pictures on which the models disagree in being right. */
  public int discordant() {
    return onlyFirst + onlySecond;
  }

  /** The exact two-sided binomial test's p-value; 1 where there is no discordant picture. */
  public double exactP() {
    return discordant() == 0 ? 1 : Math.min(1, 2 * distribution().cumulativeProbability(fewer()));
  }

  /**
   * The mid-p value (Fagerland, Lydersen and Laake 2013, "The McNemar test for binary matched-pairs
   * data"): the exact test is conservative, so half the probability of what was observed is taken
   * off each of its tails; 1 where there is no discordant picture.
   */
  public double midP() {
    if (discordant() == 0) {
      return 1;
    }
    double observed = distribution().probability(fewer());
    return onlyFirst == onlySecond ? 1 - observed / 2 : exactP() - observed;
  }

  private int fewer() {
    return Math.min(onlyFirst, onlySecond);
  }

  private BinomialDistribution distribution() {
    return new BinomialDistribution(discordant(), 0.5);
  }
}
