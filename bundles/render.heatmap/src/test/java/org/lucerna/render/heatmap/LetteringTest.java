/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.Lettering;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;

/** What is written can be read without a glass: no letters below 12 pixels unless asked for. */
class LetteringTest {

  private static void legible(Figure figure) throws IOException {
    List<Double> sizes = Lettering.sizes(new JavaFigureExporter(), figure);
    assertTrue(sizes.stream().allMatch(size -> size >= 12), () -> "sizes " + sizes);
  }

  @Test
  void gridsAndTheirColourBars() throws IOException {
    Figure bar =
        new ColorBarRenderer()
            .render(
                new ColorScale(Heatmap.Sign.POSITIVE, OptionalDouble.empty(), "evidence"),
                ColorBarParams.defaults());
    Figure picture = new Figure.Raster(Samples.flat(40, 40, 0xFF0000));
    PictureGrid.Cell cell = new PictureGrid.Cell(picture, List.of("cat", "98 %"));
    PictureGrid grid =
        new PictureGrid(
            "Title",
            List.of("a"),
            List.of("b"),
            List.of(List.of(Optional.of(cell))),
            Optional.of(bar));
    legible(new GridRenderer().render(grid, GridParams.defaults()));
  }

  @Test
  void explanationsWithCaptionAndColourBar() throws IOException {
    Heatmap map = new Heatmap(Samples.oneHot(7, 3, 3), Heatmap.Sign.POSITIVE, Map.of());
    legible(
        new ExplanationRenderer()
            .render(
                Samples.explained(Samples.gradient(224, 224), map), ExplanationParams.defaults()));
  }
}
