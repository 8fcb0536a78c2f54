/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.measure.Prediction;

class CalibrationTest {

  @Test
  void aNetworkRightAsOftenAsItSaysIsCalibrated() {
    assertEquals(0, error(predictions(0.8, 8, 10)), 1e-6);
  }

  @Test
  void theErrorIsTheGapWeightedByTheBinsSize() {
    List<Prediction> predictions = new ArrayList<>(predictions(0.9, 5, 10));
    predictions.addAll(predictions(0.6, 15, 30));
    // gaps 0.4 for 10 and 0.1 for 30 of 40 predictions
    assertEquals(0.25 * 0.4 + 0.75 * 0.1, error(predictions), 1e-6);
  }

  @Test
  void gapsOfOneBinCancel() {
    // 0.61 and 0.65 fall into the same bin (0.6, 0.667]
    List<Prediction> predictions = new ArrayList<>(predictions(0.61, 1, 1));
    predictions.addAll(predictions(0.65, 0, 1));
    assertEquals(Math.abs(1 - 1.26) / 2, error(predictions), 1e-6);
  }

  private static double error(List<Prediction> predictions) {
    return new ClassificationMetric()
        .measure(List.of("a", "b"), predictions)
        .score("expected-calibration-error")
        .value();
  }

  /** Of two classes, the first predicted with that probability; the first ones are right. */
  private static List<Prediction> predictions(double probability, int right, int all) {
    float logit = (float) Math.log(probability / (1 - probability));
    List<Prediction> out = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      out.add(new Prediction("p" + i, i < right ? 0 : 1, new float[] {logit, 0}));
    }
    return out;
  }
}
