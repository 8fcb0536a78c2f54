/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.render.FigureNotes;

class FigureFilesTest {

  private static final Figure DRAWING = new Figure.Drawing(2, 2, g -> {});
  private static final Figure PICTURE = new Figure.Raster(RgbImage.wrap(1, 1, new int[1]));

  @TempDir Path folder;

  /** Writes the notes it was given. */
  private static final class Notes implements FigureExporter {
    @Override
    public void png(Figure figure, double scale, OutputStream out) throws IOException {
      throw new AssertionError("without notes");
    }

    @Override
    public void svg(Figure figure, OutputStream out) throws IOException {
      throw new AssertionError("without notes");
    }

    @Override
    public void png(Figure figure, double scale, FigureNotes notes, OutputStream out)
        throws IOException {
      out.write(notes.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void svg(Figure figure, FigureNotes notes, OutputStream out) throws IOException {
      out.write(notes.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes files. */
  private static final class Plain implements Storage {
    @Override
    public Path home(String name) {
      throw new AssertionError("not of figures");
    }

    @Override
    public void write(Path target, Content content) throws IOException {
      try (OutputStream out = Files.newOutputStream(target)) {
        content.writeTo(out);
      }
    }

    @Override
    public <T> T locked(Path lockFile, Locked<T> work) {
      throw new AssertionError("not of figures");
    }
  }

  private List<String> written(Block... blocks) throws IOException {
    List<Document.Section> sections = List.of(new Document.Section("s", List.of(blocks)));
    new FigureFiles(new Plain(), new Notes(), folder)
        .write(new Document("Audit", "on critters", sections));
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void figuresAreNamedByWhatTheyShowAndTellTheirReport() throws IOException {
    List<String> names =
        written(
            new Block.FigureBlock(DRAWING, "Loss, n = 3.", "Loss of all runs"),
            new Block.Gallery(List.of(new Block.FigureBlock(PICTURE, "", "Loss of all runs"))),
            new Block.FigureBlock(PICTURE, "", "狐"));
    assertEquals(
        List.of(
            "figure.png", "loss-of-all-runs-2.png", "loss-of-all-runs.png", "loss-of-all-runs.svg"),
        names);
    FigureNotes notes =
        new FigureNotes("Loss of all runs", "Loss, n = 3.", List.of("Audit: on critters"));
    assertEquals(notes.toString(), Files.readString(folder.resolve("loss-of-all-runs.png")));
    assertEquals(notes.toString(), Files.readString(folder.resolve("loss-of-all-runs.svg")));
    assertTrue(notes.created().isEmpty(), "a run repeated gives the same files");
  }

  @Test
  void longNamesAreCutAndStayApartInAnyOrder() throws IOException {
    String first = "Where the evidence lies for the first of the many classes of birds";
    String second = first.replace("birds", "boats");
    List<String> names =
        written(
            new Block.FigureBlock(PICTURE, "", first), new Block.FigureBlock(PICTURE, "", second));
    assertEquals(2, names.size());
    names.forEach(
        name ->
            assertTrue(
                name.matches("where-the-evidence-lies-for-the-first-of-the-many-c-[0-9a-f]{8}.png"),
                name));
    assertEquals(
        names,
        written(
            new Block.FigureBlock(PICTURE, "", second), new Block.FigureBlock(PICTURE, "", first)));
  }

  @Test
  void onlyWhatIsTooLongIsShortened() {
    String exact = "a".repeat(20);
    assertEquals(exact, FigureFiles.shortened(exact, 20));
    String cut = FigureFiles.shortened(exact + "b", 20);
    assertEquals(20, cut.length());
    assertEquals(cut, FigureFiles.shortened(exact + "b", 20));
    assertNotEquals(cut, FigureFiles.shortened(exact + "c", 20));
  }
}
