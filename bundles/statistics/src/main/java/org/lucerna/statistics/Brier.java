/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

/**
 * Brier's score of a probability forecast over several classes (Brier 1950, "Verification of
 * forecasts expressed in terms of probability", equation 2): the sum over all classes of the
 * squared distance between probability and what came true. 0 is best, 2 is certainty in a wrong
 * class; the half of it is what is sometimes given for two classes.
 */
public final class Brier {

  private Brier() {}

  /**
   * One forecast's score, 0 to 2; the mean over all forecasts is the classifier's.
   *
   * @param probabilities by class, summing to 1
   * @param label the true class
   */
  public static double of(double[] probabilities, int label) {
    double sum = 0;
    for (int c = 0; c < probabilities.length; c++) {
      double miss = probabilities[c] - (c == label ? 1 : 0);
      sum += miss * miss;
    }
    return sum;
  }
}
