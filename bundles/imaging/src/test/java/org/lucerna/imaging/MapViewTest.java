/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

final class MapViewTest {

  /** Resizing first would give 0, 0, 0.5, 1. */
  @Test
  void negativeValuesAreCutBeforeResizing() {
    MapView view = wide(Heatmap.positive(row(-1, 1)), 4);
    assertArrayEquals(new float[] {0, .25f, .75f, 1}, view.unit().toArray(), 1e-6f);
    assertEquals(0, view.low());
    assertEquals(1, view.high());
  }

  /** Normalising first would divide by 9; no pixel of the resized map reaches it. */
  @Test
  void normalisingComesAfterResizing() {
    MapView view = wide(Heatmap.positive(row(0, 9, 0, 0)), 2);
    assertEquals(4.5, view.high(), 1e-6);
    assertEquals(1, view.unit().max());
  }

  @Test
  void signedMapsAreSymmetricAroundTheirNeutralMiddle() {
    MapView view = wide(Heatmap.signed(row(-4, 0, 2)), 3);
    assertArrayEquals(new float[] {0, .5f, .75f}, view.unit().toArray(), 1e-6f);
    assertEquals(-4, view.low());
    assertEquals(4, view.high());
  }

  @Test
  void aMapWithoutPositiveValuesHasNoEvidence() {
    MapView view = wide(Heatmap.positive(row(-3, -1)), 4);
    assertEquals(MapView.Evidence.NONE, view.evidence());
    assertEquals(0, view.unit().max());
    assertEquals(MapView.Evidence.NONE, wide(Heatmap.signed(row(0, 0)), 4).evidence());
    assertEquals(MapView.Evidence.PRESENT, wide(Heatmap.signed(row(-1, 0)), 4).evidence());
  }

  @Test
  void valuesThatAreNotNumbersAreNoticed() {
    assertEquals(
        MapView.Evidence.NOT_FINITE, wide(Heatmap.positive(row(1, Float.NaN)), 4).evidence());
    assertEquals(
        MapView.Evidence.NOT_FINITE,
        wide(Heatmap.signed(row(1, Float.NEGATIVE_INFINITY)), 4).evidence());
  }

  @Test
  void mapsMayShareATop() {
    MapView view =
        MapView.of(
            Heatmap.positive(row(1, 8)), m -> MapScaler.bilinear(m, 1, 2), OptionalDouble.of(4));
    assertArrayEquals(new float[] {.25f, 1}, view.unit().toArray(), 1e-6f);
    assertEquals(4, view.high());
  }

  @Test
  void highValuesTakeTheHotEnd() {
    var colored = wide(Heatmap.positive(row(0, 1)), 2).colored(ColorMap.TURBO);
    assertEquals(ColorMap.TURBO.rgb(0), colored.rgb(0, 0));
    assertEquals(ColorMap.TURBO.rgb(1), colored.rgb(1, 0));
    assertTrue((colored.rgb(1, 0) >> 16) > (colored.rgb(1, 0) & 0xFF), "hot is red");
  }

  private static MapView wide(Heatmap map, int width) {
    return MapView.of(map, m -> MapScaler.bilinear(m, 1, width));
  }

  private static Tensor row(float... values) {
    return Tensor.of(values, 1, values.length);
  }
}
