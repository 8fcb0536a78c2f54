/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.Theme;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.ConfusionDifference;
import org.lucerna.vision.api.render.Renderer;

class ConfusionDifferenceRendererTest
    extends RendererContract<ConfusionDifference, ConfusionParams> {

  private final ConfusionDifferenceRenderer renderer = new ConfusionDifferenceRenderer();

  @Override
  protected Renderer<ConfusionDifference, ConfusionParams> renderer() {
    return renderer;
  }

  /** The first has three cats more right, the second two dogs. */
  @Override
  protected ConfusionDifference subject() {
    return new ConfusionDifference(
        "A minus B", "A", "B", List.of("cat", "dog"), List.of(List.of(3, -3), List.of(2, -2)));
  }

  @Override
  protected ConfusionParams params() {
    return ConfusionParams.defaults();
  }

  @Test
  void differencesCarryTheirSign() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(subject(), params()), out);
    String svg = out.toString(StandardCharsets.UTF_8);
    for (String text : List.of("+3", "\u22123", "+2", "\u22122")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  /** More right and fewer wrong both speak for the first. */
  @Test
  void theColorSaysForWhomADifferenceSpeaks() {
    DifferenceInk ink = new DifferenceInk(subject(), Theme.LIGHT, 3);
    assertTrue(isGreen(ink.fill(0, 0)) && isGreen(ink.fill(0, 1)));
    assertTrue(!isGreen(ink.fill(1, 0)) && !isGreen(ink.fill(1, 1)));
  }

  @Test
  void aMatrixThatIsNotSquareIsRefused() {
    var crooked = new ConfusionDifference("", "A", "B", List.of("a", "b"), List.of(List.of(1)));
    assertThrows(IllegalArgumentException.class, () -> renderer.render(crooked, params()));
  }

  private static boolean isGreen(Color color) {
    return color.getGreen() > color.getRed() && color.getGreen() > color.getBlue();
  }
}
