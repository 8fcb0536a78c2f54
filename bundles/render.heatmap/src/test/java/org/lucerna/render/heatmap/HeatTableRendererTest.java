/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap.Sign;
import org.lucerna.imaging.ColorMap;
import org.lucerna.imaging.Theme;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.HeatTable;
import org.lucerna.vision.api.render.Renderer;

final class HeatTableRendererTest extends RendererContract<HeatTable, HeatTableParams> {

  private final HeatTableRenderer renderer = new HeatTableRenderer();

  @Override
  protected Renderer<HeatTable, HeatTableParams> renderer() {
    return renderer;
  }

  @Override
  protected HeatTable subject() {
    return table(OptionalDouble.empty());
  }

  @Override
  protected HeatTableParams params() {
    return HeatTableParams.defaults();
  }

  @Test
  void everyNumberAndLabelIsWritten() throws IOException {
    String texts = Samples.texts(renderer.render(subject(), params()));
    for (String text :
        List.of("Means", "two channels", "channel", "class", "#7", "#9", "bonsai", "0.5", "40")) {
      assertTrue(texts.contains(text + "\n"), text + " is missing in " + texts);
    }
    assertTrue(texts.contains("mean, each row on its own scale\n"), texts);
  }

  @Test
  void onOneScaleOnlyTheLargestNumberIsInFullColour() {
    int full = ColorMap.VIRIDIS.rgb(1);
    int own = count(renderer.render(table(OptionalDouble.empty()), params()), full);
    int shared = count(renderer.render(table(OptionalDouble.of(40)), params()), full);
    assertTrue(own - shared > 500, "each row has a field in full colour: " + own + ", " + shared);
  }

  @Test
  void whatIsNotANumberIsBlank() throws IOException {
    HeatTable gap =
        new HeatTable(
            "",
            List.of(),
            "",
            "",
            List.of("a"),
            List.of("b", "c"),
            List.of(List.of(Double.NaN, 1.0)),
            scale(OptionalDouble.of(1)));
    assertTrue(!Samples.texts(renderer.render(gap, params())).contains("NaN"));
  }

  @Test
  void aMissingNumberIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new HeatTable(
                "",
                List.of(),
                "",
                "",
                List.of("a"),
                List.of("b", "c"),
                List.of(List.of(1.0)),
                scale(OptionalDouble.of(1))));
  }

  @Test
  void aDarkTableIsDark() {
    Figure figure = renderer.render(subject(), new HeatTableParams(Palette.AUTO, 0, Theme.DARK));
    assertEquals(Theme.DARK.background().getRGB(), Samples.paint(figure, 1).getRGB(1, 1));
  }

  private static HeatTable table(OptionalDouble top) {
    return new HeatTable(
        "Means",
        List.of("two channels"),
        "channel",
        "class",
        List.of("#7", "#9"),
        List.of("bonsai", "a class with a very long name"),
        List.of(List.of(0.5, 0.25), List.of(40.0, 10.0)),
        scale(top));
  }

  private static ColorScale scale(OptionalDouble top) {
    return new ColorScale(Sign.POSITIVE, top, "mean");
  }

  private static int count(Figure figure, int rgb) {
    BufferedImage image = Samples.paint(figure, 1);
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
