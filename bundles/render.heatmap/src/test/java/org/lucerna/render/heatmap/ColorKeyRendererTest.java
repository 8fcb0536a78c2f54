/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.Theme;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.ColorKey;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;

final class ColorKeyRendererTest extends RendererContract<ColorKey, ColorKeyParams> {

  private final ColorKeyRenderer renderer = new ColorKeyRenderer();

  @Override
  protected Renderer<ColorKey, ColorKeyParams> renderer() {
    return renderer;
  }

  @Override
  protected ColorKey subject() {
    return new ColorKey(
        List.of(
            new ColorKey.Entry(0xFFD400, "the unit is on"),
            new ColorKey.Entry(0x00D9FF, "the concept's mask")));
  }

  @Override
  protected ColorKeyParams params() {
    return ColorKeyParams.defaults();
  }

  @Test
  void eachColourHasItsMeaningBesideIt() throws IOException {
    Figure figure = renderer.render(subject(), params());
    assertEquals("the unit is on\nthe concept's mask\n", Samples.texts(figure));
    assertEquals(0xFFFFD400, Samples.paint(figure, 1).getRGB(8, 10));
  }

  @Test
  void whatDoesNotFitGoesToTheNextLine() {
    Figure wide = renderer.render(subject(), params());
    Figure narrow = renderer.render(subject(), new ColorKeyParams(180, Theme.LIGHT));
    assertTrue(narrow.width() <= 180, "" + narrow.width());
    assertTrue(narrow.height() > 1.8 * wide.height() - 4);
  }
}
