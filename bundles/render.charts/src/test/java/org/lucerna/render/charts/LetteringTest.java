/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.imaging.Theme;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.Lettering;
import org.lucerna.vision.api.render.DistanceMatrix;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.ReliabilityDiagram;

/** What is written can be read without a glass: no letters below 12 pixels where there is room. */
class LetteringTest {

  private static void legible(Figure figure) throws IOException {
    List<Double> sizes = Lettering.sizes(new JavaFigureExporter(), figure);
    assertTrue(sizes.stream().allMatch(size -> size >= 12), () -> "sizes " + sizes);
  }

  @Test
  void theNoteUnderAReliabilityDiagram() throws IOException {
    ReliabilityDiagram diagram =
        new ReliabilityDiagram(
            "Reliability",
            List.of(new ReliabilityDiagram.Bin(.4, .6, 5, .5, .2, .036, .624)),
            .0817);
    legible(new ReliabilityRenderer().render(diagram, ReliabilityParams.defaults()));
  }

  @Test
  void theNoteAndTheTreeOfDistances() throws IOException {
    DistanceMatrix matrix =
        new DistanceMatrix(
            "Classes",
            "separation",
            List.of("cat", "car"),
            List.of(List.of(0.0, 5.25), List.of(5.25, 0.0)));
    legible(new DistanceRenderer().render(matrix, new ConfusionParams(0, Theme.LIGHT)));
  }
}
