/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.imaging.ColorMap;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Renderer;

final class ColorBarRendererTest extends RendererContract<ColorScale, ColorBarParams> {

  private final ColorBarRenderer renderer = new ColorBarRenderer();

  @Override
  protected Renderer<ColorScale, ColorBarParams> renderer() {
    return renderer;
  }

  @Override
  protected ColorScale subject() {
    return new ColorScale(Heatmap.Sign.POSITIVE, OptionalDouble.of(4), "evidence");
  }

  @Override
  protected ColorBarParams params() {
    return ColorBarParams.defaults();
  }

  @Test
  void highValuesAreOnTheRightInTheHotColors() {
    BufferedImage bar = Samples.paint(renderer.render(subject(), params()), 1);
    int middle = 2 + 15 + 4 + ColorBar.THICKNESS / 2;
    assertNear(ColorMap.TURBO.rgb(0), bar.getRGB(3, middle));
    assertNear(ColorMap.TURBO.rgb(0.5), bar.getRGB(160, middle));
    assertNear(ColorMap.TURBO.rgb(1), bar.getRGB(316, middle));
  }

  private static void assertNear(int expected, int actual) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertEquals(expected >> shift & 0xFF, actual >> shift & 0xFF, 10);
    }
  }

  @Test
  void aSharedRangeIsGivenInNumbers() throws IOException {
    String texts = Samples.texts(renderer.render(subject(), params()));
    assertEquals("evidence\n0\n2\n4\n", texts);
  }

  @Test
  void aSignedRangeIsSymmetric() throws IOException {
    ColorScale signed = new ColorScale(Heatmap.Sign.SIGNED, OptionalDouble.of(0.25), "evidence");
    assertEquals(
        "evidence\n\u22120.25\n0\n0.25\n", Samples.texts(renderer.render(signed, params())));
  }

  @Test
  void rangesOfTheirOwnAreSaidToBeSo() throws IOException {
    ColorScale own = new ColorScale(Heatmap.Sign.POSITIVE, OptionalDouble.empty(), "evidence");
    String texts = Samples.texts(renderer.render(own, params()));
    assertTrue(texts.startsWith("evidence, each map up to its own maximum\n0\n"), texts);
  }
}
