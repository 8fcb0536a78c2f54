/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Tensor;

final class RegionsTest {

  private static final Tensor TWO =
      Tensor.of(
          new float[] {
            9, 9, 0, 0, 0, //
            0, 0, 0, 0, 5, //
            0, 0, 0, 5, 0, //
            0, 0, 0, 0, 4
          },
          4,
          5);

  @Test
  void diagonalNeighboursAreConnected() {
    assertEquals(new Box(3, 1, 2, 3), Regions.largestBox(TWO, 4).orElseThrow());
    assertEquals(3, Regions.largest(TWO, 4).orElseThrow().area());
  }

  @Test
  void theThresholdItselfBelongsToTheRegion() {
    assertEquals(new Box(0, 0, 2, 1), Regions.largestBox(TWO, 5.5).orElseThrow());
    assertEquals(new Box(0, 0, 2, 1), Regions.largestBox(TWO, 5).orElseThrow(), "first of equals");
    assertEquals(new Box(0, 0, 2, 1), Regions.largestBox(TWO, 9).orElseThrow());
  }

  @Test
  void nothingReachesATooHighThreshold() {
    assertTrue(Regions.largest(TWO, 9.5).isEmpty());
  }

  @Test
  void aWholePictureIsOneRegion() {
    Tensor flat = Tensor.of(new float[500 * 400], 400, 500);
    assertEquals(new Box(0, 0, 500, 400), Regions.largestBox(flat, 0).orElseThrow());
  }
}
