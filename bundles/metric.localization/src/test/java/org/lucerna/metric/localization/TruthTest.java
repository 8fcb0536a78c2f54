/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.PictureTruth;

class TruthTest {

  private static final int SIDE = 40;

  private static Truth boxes(Bounds... boxes) {
    return Truth.of(new PictureTruth(List.of(boxes), Map.of(), Set.of(), false), SIDE, SIDE)
        .orElseThrow();
  }

  private static int pixel(int x, int y) {
    return y * SIDE + x;
  }

  /** Columns and rows 10 to 19: 100 pixels. */
  private static Truth masked(List<Bounds> boxes) {
    BitSet bits = new BitSet();
    for (int y = 10; y < 20; y++) {
      bits.set(pixel(10, y), pixel(20, y));
    }
    Map<String, Mask> parts = Map.of("object", Mask.of(SIDE, SIDE, bits));
    return Truth.of(new PictureTruth(boxes, parts, Set.of("object"), false), SIDE, SIDE)
        .orElseThrow();
  }

  @Test
  void overlapIsOfPixelsAtBothEndsAndWithTheBestBox() {
    Truth truth = boxes(new Bounds(0, 0, 9, 9), new Bounds(20, 20, 29, 29));
    assertEquals(1, truth.iou(20, 20, 29, 29), 1e-6);
    // 5 of 10 columns: 50 / (50 + 100 - 50)
    assertEquals(0.5, truth.iou(0, 0, 4, 9), 1e-6);
    // 25 shared: 25 / (100 + 100 - 25)
    assertEquals(25 / 175.0, truth.iou(5, 5, 14, 14), 1e-6);
    assertEquals(0, truth.iou(10, 0, 19, 9));
  }

  @Test
  void aPixelIsInABoxWhereItsCoordinatesLieBetweenTheEdges() {
    Truth truth = boxes(new Bounds(3.2, 5, 6.9, 5.5));
    assertEquals(3, truth.inBoxes().cardinality());
    assertTrue(truth.inBoxes().get(pixel(4, 5)));
    assertFalse(truth.inBoxes().get(pixel(3, 5)));
    assertFalse(truth.inBoxes().get(pixel(7, 5)));
  }

  @Test
  void withoutBoxesTheMasksBoxStands() {
    assertEquals(List.of(new Bounds(10, 10, 19, 19)), masked(List.of()).boxes());
    Bounds other = new Bounds(0, 0, 3, 3);
    assertEquals(List.of(other), masked(List.of(other)).boxes());
    assertTrue(
        Truth.of(new PictureTruth(List.of(), Map.of(), Set.of(), false), SIDE, SIDE).isEmpty());
  }

  /** TorchRay accepts (u - x)² + (v - y)² < 15²: a distance of 15 is a miss, 9 and 11 are a hit. */
  @Test
  void theToleranceIsACircleThatExcludesItsRim() {
    Truth truth = masked(List.of());
    BitSet mask = truth.mask().orElseThrow();
    assertTrue(truth.near(mask, pixel(12, 12), 0));
    assertFalse(truth.near(mask, pixel(20, 12), 0));
    assertFalse(truth.near(mask, pixel(34, 12), 15));
    assertTrue(truth.near(mask, pixel(33, 12), 15));
    assertTrue(truth.near(mask, pixel(28, 30), 15)); // 9 and 11 away: 14.2
    assertFalse(truth.near(mask, pixel(30, 30), 15)); // 11 and 11 away: 15.6
  }

  @Test
  void energyAndPixelsAreCountedOnTheMask() {
    float[] values = new float[SIDE * SIDE];
    values[pixel(10, 10)] = 4;
    values[pixel(11, 10)] = 2;
    values[pixel(0, 0)] = 1;
    values[pixel(0, 1)] = 1;
    MapResult result =
        Scored.of(Levels.with(List.of()), Tensor.wrap(values, SIDE, SIDE))
            .against(masked(List.of(new Bounds(0, 0, 0, 1))), 15);
    assertEquals(6 / 8.0, result.inMask().orElseThrow().energy(), 1e-9);
    assertTrue(result.inMask().orElseThrow().hit());
    assertEquals(2 / 8.0, result.inBoxes().energy(), 1e-9);
    assertFalse(result.inBoxes().hit());
    assertTrue(result.inBoxes().near()); // 10 columns and 9 rows away: 13.5
    PixelCounts pixels = result.pixels().orElseThrow();
    // at a quarter of the maximum: two pixels on the mask, two off it
    assertEquals(0.5, pixels.precision(25));
    assertEquals(0.02, pixels.recall(25));
    assertEquals(2 / 102.0, pixels.iou(25));
    assertEquals(1, pixels.precision(26));
    assertEquals(100 / 1600.0, pixels.precision(0));
    assertEquals(1, pixels.recall(0));
  }

  @Test
  void aMapWithoutEvidenceIsAWholePictureThatPointsNowhere() {
    MapResult result =
        Scored.of(Levels.with(List.of()), Tensor.wrap(new float[SIDE * SIDE], SIDE, SIDE))
            .against(masked(List.of()), 15);
    assertFalse(result.evidence());
    assertEquals(new Bounds(0, 0, SIDE - 1, SIDE - 1), result.box(37));
    assertEquals(100 / 1600.0, result.largest()[99], 1e-6);
    assertFalse(result.inMask().orElseThrow().near());
    assertTrue(Double.isNaN(result.inMask().orElseThrow().energy()));
    assertEquals(100 / 1600.0, result.pixels().orElseThrow().averagePrecision(), 1e-9);
  }

  /** Published example of scikit-learn's average_precision_score: .83. */
  @Test
  void averagePrecisionIsThatOfScikitLearn() {
    Tensor scores = Tensor.of(new float[] {0.1f, 0.4f, 0.35f, 0.8f}, 2, 2);
    BitSet mask = BitSet.valueOf(new long[] {0b1100});
    Levels levels = Levels.with(List.of());
    PixelCounts counts =
        PixelCounts.of(levels.reached(scores.toArray(), 0.8f), mask, levels.count());
    assertEquals(0.8333, counts.averagePrecision(), 1e-4);
  }
}
