/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.statistics.Proportion;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.measure.Prediction;

class GapTest {

  /** The report's second network: 1.00 of 250 training pictures, .74 of 50 others. */
  @Test
  void theCaltechReportsGapIsOverfitting() {
    Gap gap = new Gap(Split.VALIDATION, new Proportion(250, 250), new Proportion(37, 50));
    assertTrue(gap.isLarge());
    assertEquals(.26, gap.value(), 1e-12);
    assertTrue(gap.interval().low() > .15 && gap.interval().high() < .40);
    assertTrue(
        gap.sentence()
            .startsWith("Overfitting: accuracy is 1.000 on train (250 of 250) and 0.740"));
  }

  @Test
  void aGapWithinChanceIsNot() {
    Gap few = new Gap(Split.VALIDATION, new Proportion(48, 50), new Proportion(9, 10));
    assertFalse(few.isLarge());
    assertTrue(few.sentence().startsWith("No overfitting is shown, nor ruled out"));
  }

  @Test
  void aSmallGapOfManyPicturesIsNot() {
    Gap many = new Gap(Split.TEST, new Proportion(99_000, 100_000), new Proportion(9_700, 10_000));
    assertTrue(many.interval().low() > 0);
    assertFalse(many.isLarge());
    assertTrue(many.sentence().startsWith("No sign of overfitting"));
  }

  @Test
  void validationGoesBeforeTest() {
    Map<Split, List<Prediction>> all =
        Map.of(
            Split.TRAIN, predictions(4, 4),
            Split.VALIDATION, predictions(2, 4),
            Split.TEST, predictions(1, 4));
    assertEquals(
        new Gap(Split.VALIDATION, new Proportion(4, 4), new Proportion(2, 4)),
        Gap.of(all).orElseThrow());
    assertTrue(Gap.of(Map.of(Split.TEST, predictions(1, 4))).isEmpty());
  }

  private static List<Prediction> predictions(int right, int all) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      predictions.add(new Prediction("p" + i, i < right ? 0 : 1, new float[] {1, 0}));
    }
    return predictions;
  }
}
