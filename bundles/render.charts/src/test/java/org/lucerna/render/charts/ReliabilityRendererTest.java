/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.Theme;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.ReliabilityDiagram;
import org.lucerna.vision.api.render.ReliabilityDiagram.Bin;
import org.lucerna.vision.api.render.Renderer;

final class ReliabilityRendererTest
    extends RendererContract<ReliabilityDiagram, ReliabilityParams> {

  private final ReliabilityRenderer renderer = new ReliabilityRenderer();

  @Override
  protected Renderer<ReliabilityDiagram, ReliabilityParams> renderer() {
    return renderer;
  }

  @Override
  protected ReliabilityDiagram subject() {
    return new ReliabilityDiagram(
        "Reliability, test",
        List.of(new Bin(.4, .6, 5, .5, .2, .036, .624), new Bin(.8, 1, 95, .97, .9, .823, .945)),
        .0817);
  }

  @Override
  protected ReliabilityParams params() {
    return ReliabilityParams.defaults();
  }

  @Test
  void axesNumbersAndErrorAreWritten() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(subject(), params()), out);
    String svg = out.toString(StandardCharsets.UTF_8);
    for (String text :
        List.of("accuracy", "probability of the predicted class", "95", "Reliability, test")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
    assertTrue(svg.contains("0.082, n = 100"), svg);
  }

  /** A bar's height is its accuracy: counted along a line through the bar, off its dot. */
  @Test
  void aBarIsAsHighAsItsAccuracy() {
    int side = 300;
    Figure figure = renderer.render(subject(), new ReliabilityParams(side, Theme.LIGHT));
    BufferedImage image = CurvesRendererTest.paint(figure);
    int bar = new java.awt.Color(170, 208, 229).getRGB();
    int left = image.getWidth() - 24 - side;
    long rows =
        java.util.stream.IntStream.range(0, image.getHeight())
            .filter(y -> image.getRGB(left + (int) (.83 * side), y) == bar)
            .count();
    assertEquals(.9 * side, rows, 4, "one row each is lost to the diagonal and the antialiasing");
  }

  @Test
  void withoutPredictionsAnEmptySquareIsDrawn() {
    ReliabilityDiagram empty = new ReliabilityDiagram("", List.of(), 0);
    assertTrue(renderer.render(empty, params()).height() > 300);
  }

  @Test
  void theDarkFigureHasTheLightOnesSizeOnADarkGround() {
    Figure light = renderer.render(subject(), params());
    Figure dark = renderer.render(subject(), new ReliabilityParams(300, Theme.DARK));
    assertEquals(light.height(), dark.height());
    int corner = CurvesRendererTest.paint(dark).getRGB(0, 0);
    assertEquals(Theme.DARK.background().getRGB(), corner);
  }
}
