/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.metric.faithfulness.DeletionInsertionParams.Points;
import org.lucerna.testkit.TestMap;
import org.lucerna.vision.api.measure.Readings;

/** A linear network: what the pixels add to its logit is the right map, and much is known of it. */
class LinearModelTest {

  private static final LinearModel MODEL = new LinearModel(3);

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** What is left of the sum of the contributions when the largest ones are gone. */
  @Test
  void deletionFollowsTheSumOfWhatIsLeft() throws IOException {
    Readings found =
        Gauges.measure(
            new DeletionInsertion(), new DeletionInsertionParams(8, Points.EVEN), MODEL.oracle());
    double[] ascending = Correlation.doubles(MODEL.truth());
    Arrays.sort(ascending);
    double[] curve = found.curves().get("deletion").y();
    for (int k = 0; k <= 8; k++) {
      double left = Arrays.stream(ascending).limit(400 - 50L * k).sum();
      assertEquals(sigmoid(left), curve[k], 1e-5);
    }
    assertArrayEquals(
        new double[] {0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1},
        found.curves().get("deletion").x(),
        1e-12);
  }

  @Test
  void noOtherOrderDeletesFasterThanTheRightOne() throws IOException {
    DeletionInsertionParams params = new DeletionInsertionParams(20, Points.EVEN);
    double right =
        Gauges.measure(new DeletionInsertion(), params, MODEL.oracle())
            .values()
            .get("deletion-auc");
    for (int seed = 0; seed < 20; seed++) {
      Readings other = Gauges.measure(new DeletionInsertion(), params, MODEL.random(seed));
      assertTrue(right < other.values().get("deletion-auc"), "seed " + seed);
    }
  }

  @Test
  void theReversedMapHasTheOppositeRoad() throws IOException {
    RoadParams params = new RoadParams(List.of(30, 60), 0.01);
    Tensor truth = MODEL.truth();
    Readings right = Gauges.measure(new Road(), params, MODEL.map(truth));
    Readings reversed = Gauges.measure(new Road(), params, MODEL.map(truth.times(-1)));
    double combined = right.values().get("road-combined");
    assertTrue(combined > 0.1, "combined " + combined);
    // the same pixels and the same noise: exactly the opposite
    assertEquals(-combined, reversed.values().get("road-combined"), 1e-9);
    assertEquals(right.values().get("road-morf"), reversed.values().get("road-lerf"), 1e-9);
  }

  @Test
  void setsOfPixelsCostWhatTheRightMapGivesThem() throws IOException {
    FaithfulnessCorrelationParams params =
        new FaithfulnessCorrelationParams(50, 40, Background.MEAN);
    String name = "faithfulness-correlation";
    Readings right = Gauges.measure(new FaithfulnessCorrelation(), params, MODEL.oracle());
    assertEquals(1, right.values().get(name), 1e-4);
    Readings opposite =
        Gauges.measure(new FaithfulnessCorrelation(), params, MODEL.map(MODEL.truth().times(-2)));
    assertEquals(-1, opposite.values().get(name), 1e-4);
    double sum = 0;
    for (int seed = 0; seed < 20; seed++) {
      Readings random = Gauges.measure(new FaithfulnessCorrelation(), params, MODEL.random(seed));
      sum += random.values().get(name);
    }
    assertEquals(0, sum / 20, 0.15);
  }

  @Test
  void theRightMapAndItsMultiplesAreNotInfidel() throws IOException {
    InfidelityParams scaled = new InfidelityParams(60, true);
    TestMap right = MODEL.oracle();
    TestMap threefold = MODEL.map(MODEL.truth().times(3));
    Readings found = Gauges.measure(new Infidelity(), scaled, right);
    double nothing = found.values().get("infidelity-of-nothing");
    assertEquals(0, found.values().get("infidelity"), 1e-6 * nothing);
    assertEquals(
        0,
        Gauges.measure(new Infidelity(), scaled, threefold).values().get("infidelity"),
        1e-6 * nothing);
    // without scaling twice of everything is too much: (3 - 1)^2 of what there is to say
    Readings unscaled =
        Gauges.measure(new Infidelity(), new InfidelityParams(60, false), threefold);
    assertEquals(4 * nothing, unscaled.values().get("infidelity"), 1e-3 * nothing);
    Readings random = Gauges.measure(new Infidelity(), scaled, MODEL.random(1));
    assertTrue(random.values().get("infidelity") > 0.5 * nothing);
    assertTrue(random.values().get("infidelity") <= nothing);
  }

  @Test
  void coveringRanksPlacesAsTheRightMapDoes() throws IOException {
    OcclusionRankParams params = new OcclusionRankParams(0.2, 0.1);
    Readings right = Gauges.measure(new OcclusionRank(), params, MODEL.oracle());
    assertEquals(1, right.values().get("occlusion-rank"), 1e-3);
    Readings opposite =
        Gauges.measure(new OcclusionRank(), params, MODEL.map(MODEL.truth().times(-1)));
    assertEquals(-1, opposite.values().get("occlusion-rank"), 1e-3);
  }
}
