/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

class ColorScaleTest {

  private static final Heatmap PLAIN = map(Heatmap.Sign.POSITIVE, 2, 2);
  private static final Heatmap SIGNED = map(Heatmap.Sign.SIGNED, 2, 2);
  private static final Heatmap COLORED = map(Heatmap.Sign.SIGNED, 3, 2, 2);

  private static Heatmap map(Heatmap.Sign sign, int... shape) {
    int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
    return new Heatmap(Tensor.wrap(new float[size], shape), sign, Map.of());
  }

  private static Optional<Heatmap.Sign> sign(Heatmap... maps) {
    return ColorScale.beside(List.of(maps), "evidence").map(ColorScale::sign);
  }

  @Test
  void aBarTellsTheColoursThatMapsAreDrawnIn() {
    assertEquals(Optional.of(Heatmap.Sign.POSITIVE), sign(PLAIN, PLAIN));
    assertEquals(Optional.of(Heatmap.Sign.SIGNED), sign(SIGNED, SIGNED));
    assertEquals(Optional.of(Heatmap.Sign.POSITIVE), sign(SIGNED, PLAIN));
  }

  @Test
  void mapsDrawnInColoursOfTheirOwnHaveNoBar() {
    assertEquals(Optional.empty(), sign(COLORED));
    assertEquals(Optional.empty(), sign());
    assertEquals(Optional.of(Heatmap.Sign.POSITIVE), sign(COLORED, PLAIN));
    assertEquals(Optional.of(Heatmap.Sign.SIGNED), sign(SIGNED, COLORED));
  }

  @Test
  void eachMapIsDrawnUpToItsOwnMaximum() {
    assertEquals(
        Optional.of(new ColorScale(Heatmap.Sign.POSITIVE, OptionalDouble.empty(), "evidence")),
        ColorScale.beside(List.of(PLAIN), "evidence"));
  }
}
