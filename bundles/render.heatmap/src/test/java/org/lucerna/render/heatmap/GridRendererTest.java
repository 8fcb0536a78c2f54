/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.imaging.Theme;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.render.Renderer;

final class GridRendererTest extends RendererContract<PictureGrid, GridParams> {

  private static final Figure LEGEND =
      new ColorBarRenderer()
          .render(
              new ColorScale(Heatmap.Sign.POSITIVE, OptionalDouble.empty(), "evidence"),
              ColorBarParams.defaults());

  private final GridRenderer renderer = new GridRenderer();

  @Override
  protected Renderer<PictureGrid, GridParams> renderer() {
    return renderer;
  }

  @Override
  protected PictureGrid subject() {
    return new PictureGrid(
        "Two by two",
        List.of("cat", "dog"),
        List.of("original", "overlay"),
        List.of(
            List.of(cell(0xFF0000, 40, 40, "first"), cell(0x00FF00, 80, 40)),
            List.of(cell(0x0000FF, 20, 40), Optional.empty())),
        Optional.of(LEGEND));
  }

  @Override
  protected GridParams params() {
    return new GridParams(80, Theme.LIGHT, 11);
  }

  @Test
  void everythingWrittenIsThere() throws IOException {
    String texts = Samples.texts(renderer.render(subject(), params()));
    for (String text : List.of("Two by two", "cat", "dog", "original", "overlay", "first")) {
      assertTrue(texts.contains(text + "\n"), text + " is missing in " + texts);
    }
    assertTrue(texts.replace('\n', ' ').contains("each map up to its own maximum"), texts);
  }

  @Test
  void allPicturesAreOfOneWidthAndMissingOnesStayBlank() {
    BufferedImage image = Samples.paint(renderer.render(subject(), params()), 1);
    assertEquals(80 * 80, count(image, 0xFF0000), "40x40 becomes 80x80");
    assertEquals(80 * 40, count(image, 0x00FF00), "80x40 stays");
    assertEquals(80 * 160, count(image, 0x0000FF), "20x40 becomes 80x160");
  }

  @Test
  void picturesOfAColumnBeginAtTheSamePixel() {
    BufferedImage image = Samples.paint(renderer.render(subject(), params()), 1);
    assertEquals(left(image, 0xFF0000), left(image, 0x0000FF));
    assertEquals(left(image, 0xFF0000) + 86, left(image, 0x00FF00));
  }

  @Test
  void aDarkGridIsDark() {
    Figure figure = renderer.render(subject(), new GridParams(80, Theme.DARK, 11));
    assertEquals(Theme.DARK.background().getRGB(), Samples.paint(figure, 1).getRGB(1, 1));
  }

  @Test
  void aGridOfNothingIsStillAFigure() {
    Figure figure =
        renderer.render(
            new PictureGrid("", List.of(), List.of(), List.of(), Optional.empty()), params());
    assertTrue(figure.width() > 0 && figure.height() > 0);
  }

  private static Optional<PictureGrid.Cell> cell(
      int rgb, int width, int height, String... caption) {
    Figure figure = new Figure.Raster(Samples.flat(width, height, rgb));
    return Optional.of(new PictureGrid.Cell(figure, List.of(caption)));
  }

  private static int count(BufferedImage image, int rgb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
      }
    }
    return count;
  }

  private static int left(BufferedImage image, int rgb) {
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) == rgb) {
          return x;
        }
      }
    }
    return -1;
  }
}
