/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.view.network.FakeSession;
import org.lucerna.view.network.TestNetworks;

class KernelsTest {

  private final FakeSession session = new FakeSession(TestNetworks.of("squeezenet1_0"));

  @Test
  void filtersThatReadThePictureAreDrawnInItsColours() {
    Tensor weights = session.parameter("features.0.weight");
    Kernels kernels = Kernels.of(weights, true);
    assertEquals(Kernels.Kind.COLOR, kernels.kind());
    assertEquals(96, kernels.count());
    BufferedImage tile = kernels.image(5);
    float reach = Math.max(weights.max(), -weights.min());
    for (int i : new int[] {0, 10, 48}) {
      int rgb = tile.getRGB(i % 7, i / 7);
      for (int color = 0; color < 3; color++) {
        double weight = weights.at((5 * 3 + color) * 49 + i);
        long level = Math.round(255 * (0.5 + 0.5 * weight / reach));
        assertEquals(level, rgb >> 16 - 8 * color & 0xFF);
      }
    }
  }

  @Test
  void deeperFiltersAreSlicesOfTheChosenInput() {
    Tensor weights = session.parameter("features.3.expand3x3.weight");
    Kernels kernels = Kernels.of(weights, false).showing(7, false);
    assertEquals(Kernels.Kind.SLICE, kernels.kind());
    assertEquals(64, kernels.count());
    Tensor slice = weights.slice(11).slice(7);
    Shades own = Shades.signed(Math.max(slice.max(), -slice.min()));
    assertEquals(own, kernels.shades(11));
    assertNotEquals(own, kernels.showing(7, true).shades(11));
    int pixel = kernels.image(11).getRGB(2, 1) & 0xFFFFFF;
    assertEquals(own.paint(slice).getRGB(2, 1) & 0xFFFFFF, pixel);
    assertEquals(15, kernels.showing(99, true).input(), "there are 16 inputs");
  }

  @Test
  void layersWithoutWindowsAreOneMatrix() {
    Kernels kernels = Kernels.of(session.parameter("features.3.squeeze.weight"), false);
    assertEquals(Kernels.Kind.MATRIX, kernels.kind());
    assertEquals(1, kernels.count());
    assertEquals(16, kernels.image(0).getHeight());
    assertEquals(96, kernels.image(0).getWidth());
  }
}
