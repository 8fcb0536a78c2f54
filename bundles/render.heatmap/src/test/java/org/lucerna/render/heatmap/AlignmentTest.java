/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;

/** A map's cell must light up the pixels that it is about. */
final class AlignmentTest {

  private static final int BLACK = 0;

  private final ExplanationRenderer renderer = new ExplanationRenderer();

  @ParameterizedTest
  @CsvSource({"7,2,5,1", "7,3,3,2", "7,1,4,3", "13,6,2,1", "13,4,9,2", "14,7,6,2", "6,2,3,1"})
  void anOverlaysBlobIsCentredOnItsCell(int cells, int row, int column, int scale) {
    Point2D centre =
        centre(explained(cells, row, column, Optional.empty()), Placement.STRETCHED, scale);
    assertEquals((column + 0.5) * 224 / cells, centre.getX(), 0.5);
    assertEquals((row + 0.5) * 224 / cells, centre.getY(), 0.5);
  }

  /** AlexNet's last layer: 13 cells every 16 pixels from 15.5 on, far from the stretched places. */
  @ParameterizedTest
  @CsvSource({"2,9,1", "6,6,2", "10,1,1"})
  void aPlacedBlobIsCentredOnItsReceptiveField(int row, int column, int scale) {
    ReceptiveField.Axis axis = new ReceptiveField.Axis(163, 16, -66);
    Point2D centre =
        centre(
            explained(13, row, column, Optional.of(new ReceptiveField(axis, axis))),
            Placement.RECEPTIVE_FIELD,
            scale);
    assertEquals(axis.centre(column), centre.getX(), 0.5);
    assertEquals(axis.centre(row), centre.getY(), 0.5);
  }

  @Test
  void thePlacementIsSaidInTheCaption() throws IOException {
    ReceptiveField.Axis axis = new ReceptiveField.Axis(163, 16, -66);
    Optional<ReceptiveField> cells = Optional.of(new ReceptiveField(axis, axis));
    String placed = texts(explained(13, 2, 9, cells), Placement.RECEPTIVE_FIELD);
    assertTrue(placed.contains("receptive fields"), placed);
    String unknown = texts(explained(13, 2, 9, Optional.empty()), Placement.RECEPTIVE_FIELD);
    assertTrue(unknown.contains("stretched"), unknown);
  }

  @Test
  void aGridKeepsTheBlobInItsPlaceOnEachPicture() {
    Figure picture =
        renderer.render(explained(7, 2, 5, Optional.empty()), params(Placement.STRETCHED, false));
    PictureGrid.Cell cell = new PictureGrid.Cell(picture, List.of());
    PictureGrid grid =
        new PictureGrid(
            "", List.of(), List.of(), List.of(List.of(Optional.of(cell))), Optional.empty());
    Figure figure = new GridRenderer().render(grid, new GridParams(112, Theme.LIGHT, 11));
    assertEquals(132, figure.width(), "a margin of 10 on both sides");
    BufferedImage image = Samples.paint(figure, 2).getSubimage(20, 20, 224, 224);
    Point2D centre = weighted(image);
    assertEquals(5.5 * 32, centre.getX(), 0.6);
    assertEquals(2.5 * 32, centre.getY(), 0.6);
  }

  /** Four tiles of 96 pixels every 40: their middles are not where stretching would put them. */
  @Test
  void tilesAreWhereTheySayWhateverIsAskedFor() {
    Heatmap tiles = Heatmap.positive(Samples.oneHot(4, 1, 2)).at(new CellGrid(48, 48, 40, 40));
    for (Placement placement : Placement.values()) {
      ExplainedPicture subject =
          new ExplainedPicture(Samples.flat(224, 224, BLACK), tiles, List.of(), Optional.empty());
      Point2D centre = centre(subject, placement, 1);
      assertEquals(48 + 2 * 40, centre.getX(), 0.5);
      assertEquals(48 + 40, centre.getY(), 0.5);
    }
  }

  private String texts(ExplainedPicture subject, Placement placement) throws IOException {
    return Samples.texts(renderer.render(subject, params(placement, true)));
  }

  private Point2D centre(ExplainedPicture subject, Placement placement, int scale) {
    Figure figure = renderer.render(subject, params(placement, false));
    Point2D centre = weighted(Samples.paint(figure, scale));
    return new Point2D.Double(centre.getX() / scale, centre.getY() / scale);
  }

  /** The centre of brightness, pixel 0 covering 0 to 1. */
  private static Point2D weighted(BufferedImage image) {
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        int value = image.getRGB(column, row) & 0xFF;
        sum += value;
        x += value * (column + 0.5);
        y += value * (row + 0.5);
      }
    }
    return new Point2D.Double(x / sum, y / sum);
  }

  private static ExplainedPicture explained(
      int cells, int row, int column, Optional<ReceptiveField> fields) {
    return new ExplainedPicture(
        Samples.flat(224, 224, BLACK),
        Heatmap.positive(Samples.oneHot(cells, row, column)),
        List.of("class", "method"),
        fields);
  }

  /** Gray over black: brightness is the map. */
  private static ExplanationParams params(Placement placement, boolean caption) {
    return new ExplanationParams(
        Style.OVERLAY,
        Palette.GRAY,
        0.8,
        placement,
        caption,
        false,
        0,
        1,
        Optional.empty(),
        Theme.LIGHT);
  }
}
