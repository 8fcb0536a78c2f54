/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Theme;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.RendererContract;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureRows;
import org.lucerna.vision.api.render.PictureRows.Cell;
import org.lucerna.vision.api.render.PictureRows.Mark;
import org.lucerna.vision.api.render.PictureRows.Row;
import org.lucerna.vision.api.render.Renderer;

class PictureRowsRendererTest extends RendererContract<PictureRows, PictureRowsParams> {

  private final PictureRowsRenderer renderer = new PictureRowsRenderer();

  @Override
  protected Renderer<PictureRows, PictureRowsParams> renderer() {
    return renderer;
  }

  @Override
  protected PictureRows subject() {
    return rows(Mark.DIFFERS);
  }

  @Override
  protected PictureRowsParams params() {
    return new PictureRowsParams(100, Theme.DARK);
  }

  @Test
  void headingsCaptionsLegendAndNoteAreWritten() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JavaFigureExporter().svg(renderer.render(subject(), params()), out);
    String svg = out.toString(StandardCharsets.UTF_8);
    for (String text :
        List.of("Rows", "picture", "nearest", "cat", "d = 1.5", "same", "other", "a note")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  /** Seen without colours, the cross and the gaps of the frame still tell the marks apart. */
  @Test
  void marksDifferWithoutColoursToo() {
    int[] agrees = gray(rows(Mark.AGREES));
    int[] differs = gray(rows(Mark.DIFFERS));
    long unlike = 0;
    for (int i = 0; i < agrees.length; i++) {
      unlike += Math.abs(agrees[i] - differs[i]) > 60 ? 1 : 0;
    }
    assertTrue(unlike > 150, "only " + unlike + " pixels differ in brightness");
  }

  @Test
  void aRowIsAsHighAsItsTallestPictureWithItsCaption() {
    int one = renderer.render(rows(Mark.NONE), params()).height();
    PictureRows two =
        new PictureRows(
            "Rows",
            List.of("picture", "nearest"),
            List.of(row(Mark.NONE), row(Mark.NONE)),
            List.of("same", "other"),
            "a note");
    int more = renderer.render(two, params()).height() - one;
    assertEquals(200 + 36 + 4 + 8, more, 1, "a picture twice as high as wide, two lines");
  }

  private int[] gray(PictureRows rows) {
    Figure.Drawing figure = (Figure.Drawing) renderer.render(rows, params());
    BufferedImage image =
        new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_BYTE_GRAY);
    figure.painter().accept(image.createGraphics());
    int[] out = new int[figure.width() * figure.height()];
    for (int i = 0; i < out.length; i++) {
      out[i] = image.getRaster().getSample(i % figure.width(), i / figure.width(), 0);
    }
    return out;
  }

  private static PictureRows rows(Mark mark) {
    return new PictureRows(
        "Rows",
        List.of("picture", "nearest"),
        List.of(row(mark)),
        List.of("same", "other"),
        "a note");
  }

  private static Row row(Mark mark) {
    int[] pixels = new int[20 * 40];
    Arrays.fill(pixels, 0x808080);
    RgbImage picture = RgbImage.wrap(20, 40, pixels);
    return new Row(
        List.of(
            List.of(new Cell(picture, List.of("cat"), Mark.NONE)),
            List.of(
                new Cell(picture, List.of("cat", "d = 1.5"), mark),
                new Cell(picture, List.of("cat"), mark))));
  }
}
