/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.Theme;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.DistanceMatrix;
import org.lucerna.vision.api.render.Renderer;

class DistanceRendererTest extends RendererContract<DistanceMatrix, ConfusionParams> {

  private final DistanceRenderer renderer = new DistanceRenderer();

  @Override
  protected Renderer<DistanceMatrix, ConfusionParams> renderer() {
    return renderer;
  }

  @Override
  protected DistanceMatrix subject() {
    return new DistanceMatrix(
        "Classes",
        "separation",
        List.of("cat", "car", "lynx"),
        List.of(List.of(0.0, 5.25, 1.5), List.of(5.25, 0.0, 4.75), List.of(1.5, 4.75, 0.0)));
  }

  @Override
  protected ConfusionParams params() {
    return new ConfusionParams(0, Theme.DARK);
  }

  @Test
  void nearOnesStandSideBySideAndTheTreeSaysHowFarItsPartsAre() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(subject(), params()), out);
    String svg = out.toString(StandardCharsets.UTF_8);
    assertTrue(svg.indexOf(">cat<") < svg.indexOf(">lynx<"));
    assertTrue(svg.indexOf(">lynx<") < svg.indexOf(">car<"));
    assertTrue(svg.contains(">5.00<"), "the mean of 5.25 and 4.75 is where the last join lies");
  }

  @Test
  void hundredAndFiftyClassesAreStillDrawn() {
    List<String> labels = IntStream.range(0, 150).mapToObj(i -> "class " + i).toList();
    List<List<Double>> values =
        IntStream.range(0, 150)
            .mapToObj(i -> IntStream.range(0, 150).mapToObj(j -> (double) Math.abs(i - j)).toList())
            .toList();
    var figure = renderer.render(new DistanceMatrix("", "d", labels, values), params());
    assertTrue(figure.width() < 3200, () -> "width " + figure.width());
  }
}
