/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.Theme;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.BarChart;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;

final class BarRendererTest extends RendererContract<BarChart, BarParams> {

  private static final int BLUE = 0xFF0072B2;
  private static final int ORANGE = 0xFFE69F00;

  private final BarRenderer renderer = new BarRenderer();

  @Override
  protected Renderer<BarChart, BarParams> renderer() {
    return renderer;
  }

  @Override
  protected BarChart subject() {
    return new BarChart(
        "Detectors",
        "units of 96",
        List.of("on the other half", "by chance"),
        List.of(
            new BarChart.Row("wings", List.of(20.0, 5.0)),
            new BarChart.Row("shell", List.of(10.0, 0.0))),
        "n = 840");
  }

  @Override
  protected BarParams params() {
    return BarParams.defaults();
  }

  @Test
  void labelsNumbersAndNamesAreWritten() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(subject(), params()), out);
    String svg = out.toString(StandardCharsets.UTF_8);
    for (String text : List.of("wings", "20", "by chance", "units of 96", "n = 840")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  @Test
  void aBarIsAsLongAsItsValue() {
    BufferedImage image = CurvesRendererTest.paint(renderer.render(subject(), params()));
    int[] longest = new int[2];
    int second = 0;
    for (int y = 40; y < image.getHeight(); y++) {
      int row = y;
      int blue = pixels(image, row, BLUE);
      longest[0] = Math.max(longest[0], blue);
      longest[1] = Math.max(longest[1], pixels(image, row, ORANGE));
      second = blue > 0 ? blue : second; // the last row's
    }
    assertTrue(longest[0] > 300, "the largest value fills the width: " + longest[0]);
    assertEquals(longest[0] / 4.0, longest[1], 2);
    assertEquals(longest[0] / 2.0, second, 2);
  }

  private static int pixels(BufferedImage image, int y, int rgb) {
    return (int)
        IntStream.range(0, image.getWidth()).filter(x -> image.getRGB(x, y) == rgb).count();
  }

  @Test
  void theDarkFigureHasTheLightOnesSizeOnADarkGround() {
    Figure light = renderer.render(subject(), params());
    Figure dark = renderer.render(subject(), new BarParams(640, Theme.DARK));
    assertEquals(light.height(), dark.height());
    int corner = CurvesRendererTest.paint(dark).getRGB(0, 0);
    assertEquals(Theme.DARK.background().getRGB(), corner);
  }

  @Test
  void negativeBarsAreRefused() {
    List<BarChart.Row> rows = List.of(new BarChart.Row("a", List.of(-1.0)));
    assertThrows(
        IllegalArgumentException.class, () -> new BarChart("", "", List.of("x"), rows, ""));
  }
}
