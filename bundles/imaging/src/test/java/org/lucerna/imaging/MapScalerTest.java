/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.ReceptiveField;

final class MapScalerTest {

  /** torch.nn.functional.interpolate(..., size=(4, 4), mode="bilinear", align_corners=False). */
  @Test
  void twoByTwoToFourByFourIsAsTorchDoesIt() {
    Tensor map = Tensor.of(new float[] {0, 1, 2, 3}, 2, 2);
    assertArrayEquals(
        new float[] {
          0, .25f, .75f, 1, .5f, .75f, 1.25f, 1.5f, 1.5f, 1.75f, 2.25f, 2.5f, 2, 2.25f, 2.75f, 3
        },
        MapScaler.bilinear(map, 4, 4).toArray(),
        1e-6f);
  }

  @Test
  void aRatioThatIsNotWholeKeepsHalfPixelCentres() {
    Tensor map = Tensor.of(new float[] {0, 10, 40}, 1, 3);
    assertArrayEquals(
        new float[] {0, 4, 10, 28, 40}, MapScaler.bilinear(map, 1, 5).toArray(), 1e-5f);
  }

  @Test
  void shrinkingSamplesBetweenTheNearestTwoCells() {
    Tensor map = Tensor.of(new float[] {0, 1, 2, 3}, 4, 1);
    assertArrayEquals(new float[] {.5f, 2.5f}, MapScaler.bilinear(map, 2, 1).toArray(), 1e-6f);
  }

  @Test
  void evenlySpreadReceptiveFieldsAreTheSameAsStretching() {
    float[] values = new float[49];
    for (int i = 0; i < 49; i++) {
      values[i] = (i * 31) % 17;
    }
    Tensor map = Tensor.of(values, 7, 7);
    ReceptiveField.Axis axis = new ReceptiveField.Axis(212, 32, -90);
    assertEquals(16, axis.centre(0));
    assertArrayEquals(
        MapScaler.bilinear(map, 224, 224).toArray(),
        MapScaler.placed(map, new ReceptiveField(axis, axis), 224, 224).toArray(),
        1e-4f);
  }

  /** AlexNet's features.11: 13 cells, stride 16, the first centred on pixel 15.5 of 224. */
  @Test
  void aPlacedCellPeaksAtItsReceptiveFieldsCentre() {
    float[] values = new float[13 * 13];
    values[4 * 13 + 6] = 1;
    ReceptiveField.Axis axis = new ReceptiveField.Axis(163, 16, -66);
    Tensor placed =
        MapScaler.placed(Tensor.of(values, 13, 13), new ReceptiveField(axis, axis), 224, 224);
    assertEquals(15.5, axis.centre(0));
    assertEquals(1, placed.max());
    int at = placed.argMax();
    assertEquals(axis.centre(6), at % 224 + 0.5);
    assertEquals(axis.centre(4), at / 224 + 0.5);
  }

  @Test
  void outsideTheOutermostCentresTheirValuesContinue() {
    ReceptiveField.Axis x = new ReceptiveField.Axis(4, 4, 4);
    ReceptiveField.Axis y = new ReceptiveField.Axis(1, 1, 0);
    Tensor placed =
        MapScaler.placed(Tensor.of(new float[] {2, 6}, 1, 2), new ReceptiveField(y, x), 1, 16);
    assertEquals(2, placed.at(0));
    assertEquals(2, placed.at(5));
    assertEquals(4, (placed.at(7) + placed.at(8)) / 2, 1e-6);
    assertEquals(6, placed.at(15));
  }

  @Test
  void onlyPlanesAreMaps() {
    Tensor volume = Tensor.of(new float[8], 2, 2, 2);
    assertThrows(IllegalArgumentException.class, () -> MapScaler.bilinear(volume, 4, 4));
  }
}
