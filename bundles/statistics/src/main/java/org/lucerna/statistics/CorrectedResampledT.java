/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The corrected resampled t-test (Nadeau and Bengio 2003, "Inference for the generalization error",
 * Machine Learning 52, section 3): compares two ways of training over several splits of one data
 * set. The training sets of such splits overlap, so the differences are not independent and the
 * usual paired t-test finds too much; here their variance is taken as (1/J + n2/n1)·s² instead of
 * s²/J, for J splits with n1 pictures to train on and n2 to test on. For k folds repeated r times J
 * = k·r and n2/n1 = 1/(k-1) (Bouckaert and Frank 2004).
 *
 * <p>Differences must be paired: the same split, both ways. The test does not make differences of
 * seeds on one fixed split into something about other pictures; for one fixed test set {@link
 * McNemar} compares two models.
 *
 * @param differences their number, mean and deviation
 * @param statistic t; NaN where all differences are equal, of which nothing can be said
 * @param degreesOfFreedom J - 1
 * @param pValue two-sided; NaN with the statistic
 * @param interval 95 % interval of the mean difference, with the corrected variance
 */
public record CorrectedResampledT(
    Sample differences, double statistic, int degreesOfFreedom, double pValue, Interval interval) {

  /**
   * @param differences first minus second, one a split, at least two
   * @param testToTrain pictures tested over pictures trained on (n2/n1), at least 0; 0 is the usual
   *     paired t-test
   * @throws IllegalArgumentException if there are fewer than two differences or the ratio is
   *     negative
   */
  public static CorrectedResampledT of(double[] differences, double testToTrain) {
    if (differences.length < 2) {
      throw new IllegalArgumentException("a test needs the differences of two splits at least");
    }
    if (!(testToTrain >= 0)) {
      throw new IllegalArgumentException("no ratio of test to training size: " + testToTrain);
    }
    Sample sample = Sample.of(differences);
    int freedom = sample.n() - 1;
    double error = sample.deviation() * Math.sqrt(1.0 / sample.n() + testToTrain);
    double t = error == 0 ? Double.NaN : sample.mean() / error;
    double p = error == 0 ? Double.NaN : 2 * tail(freedom, Math.abs(t));
    double half = Sample.quantile(freedom) * error;
    Interval interval =
        new Interval(
            sample.mean() - half, sample.mean() + half, Interval.LEVEL, "corrected resampled t");
    return new CorrectedResampledT(sample, t, freedom, p, interval);
  }

  private static double tail(int freedom, double t) {
    return new TDistribution(freedom).cumulativeProbability(-t);
  }
}
