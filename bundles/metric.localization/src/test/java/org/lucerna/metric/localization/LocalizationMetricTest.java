/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.MapMetricContract;
import org.lucerna.vision.api.measure.LocatedMap;
import org.lucerna.vision.api.measure.MapMetric;
import org.lucerna.vision.api.measure.MapScore;

class LocalizationMetricTest extends MapMetricContract {

  private static final int SIDE = 224;

  @Override
  protected MapMetric metric() {
    return new LocalizationMetric();
  }

  /** Ones in a rectangle, zeros elsewhere. */
  private static Tensor map(int x0, int y0, int x1, int y1) {
    float[] values = new float[SIDE * SIDE];
    for (int y = y0; y < y1; y++) {
      Arrays.fill(values, y * SIDE + x0, y * SIDE + x1, 1);
    }
    return Tensor.wrap(values, SIDE, SIDE);
  }

  /** The upper half of the picture. */
  private static Optional<Mask> upperHalf() {
    BitSet bits = new BitSet();
    bits.set(0, SIDE * SIDE / 2);
    return Optional.of(Mask.of(SIDE, SIDE, bits));
  }

  private Map<String, MapScore> measures(Tensor map) {
    return metric().measure(new LocatedMap(map, upperHalf())).stream()
        .collect(Collectors.toMap(MapScore::name, s -> s));
  }

  private double value(Tensor map, String name) {
    return measures(map).get(name).value();
  }

  @Test
  void aUniformMapHasTheEnergyOfTheArea() {
    Map<String, MapScore> all = measures(map(0, 0, SIDE, SIDE));
    // four squares of a quarter of the side; all but a square of three quarters of the side
    assertEquals(1 / 4.0, all.get("corner-energy").uniform(), 1e-12);
    assertEquals(7 / 16.0, all.get("border-energy").uniform(), 1e-12);
    assertEquals(1 / 2.0, all.get("foreground-energy").uniform(), 1e-12);
    for (String name : List.of("corner-energy", "border-energy", "foreground-energy")) {
      assertEquals(all.get(name).uniform(), all.get(name).value(), 1e-12, name);
    }
    assertEquals(1 / 2.0, all.get("pointing-hit").value(), 1e-12);
  }

  @Test
  void aMapInOneCornerHasAllItsEnergyThere() {
    assertEquals(1, value(map(168, 168, SIDE, SIDE), "corner-energy"), 1e-12);
    assertEquals(0, value(map(56, 0, 168, SIDE), "corner-energy"), 1e-12);
    // half of these columns' height is in the corners' rows
    assertEquals(0.5, value(map(0, 0, 56, SIDE), "corner-energy"), 1e-12);
  }

  @Test
  void aMapInTheMiddleHasNothingInTheBorder() {
    assertEquals(0, value(map(28, 28, 196, 196), "border-energy"), 1e-12);
    assertEquals(1, value(map(0, 196, SIDE, SIDE), "border-energy"), 1e-12);
    // two of the eight rows of 28 pixels are the border's, the columns are not
    assertEquals(0.25, value(map(100, 0, 120, SIDE), "border-energy"), 1e-12);
  }

  @Test
  void energyOnTheForegroundIsWeighted() {
    float[] values = map(100, 100, 101, 101).toArray();
    values[100 * SIDE + 100] = 3;
    values[200 * SIDE + 100] = 1;
    Tensor two = Tensor.wrap(values, SIDE, SIDE);
    assertEquals(0.75, value(two, "foreground-energy"), 1e-12);
    assertEquals(1, value(two, "pointing-hit"));
  }

  @Test
  void aMissIsZeroAndTheCentreNeedsNoMap() {
    Tensor below = map(0, 150, 10, 160);
    assertEquals(0, value(below, "pointing-hit"));
    assertEquals(0, value(below, "foreground-energy"));
    // the centre pixel is the first of the lower half
    assertEquals(0, value(below, "centre-hit"));
  }

  @Test
  void withoutAMaskOnlyCornersAndBorderAreMeasured() {
    assertEquals(
        List.of("corner-energy", "border-energy"),
        metric().measure(new LocatedMap(map(0, 0, 9, 9), Optional.empty())).stream()
            .map(MapScore::name)
            .toList());
  }

  @Test
  void sidesThatNoEighthDividesGiveTheAreaInWholePixels() {
    // 13 pixels: corners of 3 by 3, a border of 1
    Tensor ones = Tensor.wrap(filled(13 * 13), 13, 13);
    List<MapScore> scores = metric().measure(new LocatedMap(ones, Optional.empty()));
    assertEquals(36 / 169.0, scores.get(0).value(), 1e-12);
    assertEquals(48 / 169.0, scores.get(1).value(), 1e-12);
    assertEquals(36 / 169.0, scores.get(0).uniform(), 1e-12);
  }

  /**
   * Ones on the upper 56 rows, half the foreground; a fifth on the next 112, half of them off it.
   */
  @Test
  void coverageSaysWhetherTheWholeForegroundIsShown() {
    float[] values = map(0, 0, SIDE, 56).toArray();
    Arrays.fill(values, 56 * SIDE, 168 * SIDE, 0.2f);
    Tensor map = Tensor.wrap(values, SIDE, SIDE);
    assertEquals(1, value(map, "precision-at-50"), 1e-12);
    assertEquals(0.5, value(map, "recall-at-50"), 1e-12);
    // 0.2f is a little above a fifth
    assertEquals(112 / 168.0, value(map, "precision-at-20"), 1e-12);
    assertEquals(1, value(map, "recall-at-20"), 1e-12);
    assertEquals(0.5, measures(map).get("precision-at-20").uniform(), 1e-12);
    assertEquals(1, measures(map).get("recall-at-20").uniform(), 1e-12);
  }

  /** Rows 0 to 111 are foreground: row 125 is 14 away, row 126 is 15. */
  @Test
  void nearTheForegroundIsNearEnoughWithATolerance() {
    assertEquals(0, value(map(7, 125, 8, 126), "pointing-hit"));
    assertEquals(1, value(map(7, 125, 8, 126), "pointing-hit-15"));
    assertEquals(0, value(map(7, 126, 8, 127), "pointing-hit-15"));
    assertEquals(126 / 224.0, measures(map(0, 0, 1, 1)).get("pointing-hit-15").uniform(), 1e-12);
  }

  @Test
  void nearnessIsACircle() {
    BitSet bits = new BitSet();
    bits.set(20 * 41 + 20);
    BitSet near = Nearness.of(Mask.of(41, 41, bits), 15);
    for (int i = 0; i < 41 * 41; i++) {
      int dx = i % 41 - 20;
      int dy = i / 41 - 20;
      assertEquals(dx * dx + dy * dy < 225, near.get(i), dx + ", " + dy);
    }
  }

  private static float[] filled(int n) {
    float[] values = new float[n];
    Arrays.fill(values, 1);
    return values;
  }

  @Test
  void aMapWithoutEvidenceIsNoMapToMeasure() {
    Tensor nothing = Tensor.wrap(new float[4], 2, 2);
    assertThrows(IllegalArgumentException.class, () -> new LocatedMap(nothing, Optional.empty()));
  }
}
