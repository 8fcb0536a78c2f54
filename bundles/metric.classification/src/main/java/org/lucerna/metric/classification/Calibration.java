/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import java.util.List;
import org.lucerna.vision.api.measure.Prediction;

/** Whether a network is right as often as it says. */
final class Calibration {

  private static final int BINS = 15;

  private Calibration() {}

  /**
   * Expected calibration error (Guo et al. 2017, equation 3): predictions are put into 15 bins
   * ((m-1)/15, m/15] by the probability of the predicted class; the mean over all predictions of
   * the gap between their bin's accuracy and mean probability.
   */
  static double expectedError(List<Prediction> predictions) {
    double[] confidence = new double[BINS];
    int[] correct = new int[BINS];
    for (Prediction p : predictions) {
      double probability = p.probability(p.predicted());
      int bin = Math.max(0, Math.min(BINS, (int) Math.ceil(probability * BINS)) - 1);
      confidence[bin] += probability;
      correct[bin] += p.isCorrect() ? 1 : 0;
    }
    double gaps = 0;
    for (int bin = 0; bin < BINS; bin++) {
      gaps += Math.abs(correct[bin] - confidence[bin]);
    }
    return gaps / predictions.size();
  }
}
