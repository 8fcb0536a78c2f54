/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Table;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;

class ExportFilesTest {

  @TempDir Path folder;

  /** Writes what it was asked for in words. */
  private static final class Words implements FigureExporter {
    @Override
    public void png(Figure figure, double scale, OutputStream out) throws IOException {
      out.write(("png x" + scale).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void svg(Figure figure, OutputStream out) throws IOException {
      out.write("svg".getBytes(StandardCharsets.UTF_8));
    }
  }

  private ExportFiles files(FigureExporter... exporter) {
    return new ExportFiles(
        new TempStorage(folder),
        () -> List.of(exporter).stream().findFirst(),
        Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
  }

  private static final Exhibit FIGURE =
      new Exhibit(
          "map",
          "What it looks at, n = 1.",
          new Exhibit.Drawn(new Figure.Drawing(10, 5, g -> g.setColor(Color.RED))),
          Optional.of(new Recipe("explain", Map.of("method", "some"))));

  private ExportFiles.Wanted wanted(String name, Format format, int scale) {
    return new ExportFiles.Wanted(folder.resolve(name), format, scale, List.of("Data set: x"));
  }

  @Test
  void aPictureIsWrittenAtItsScaleWithItsCaptionAndOriginBesideIt() throws Exception {
    Path file = files(new Words()).write(FIGURE, wanted("map", Format.PNG, 3));
    assertEquals("map.png", file.getFileName().toString());
    assertEquals("png x3.0", Files.readString(file));
    String about = Files.readString(folder.resolve("map.png.txt"));
    assertTrue(about.startsWith("What it looks at, n = 1."), about);
    assertTrue(about.contains("explain  method: some"), about);
    assertTrue(about.contains("Data set: x"), about);
    assertTrue(about.contains("2026-01-02T03:04:05Z"), about);
  }

  @Test
  void aDrawingIsWrittenAsSvgUnderTheNameThatWasGiven() throws Exception {
    Path file = files(new Words()).write(FIGURE, wanted("a.b.SVG", Format.SVG, 1));
    assertEquals("a.b.SVG", file.getFileName().toString());
    assertEquals("svg", Files.readString(file));
  }

  @Test
  void aPictureTellsCaptionOriginAndTimeItself() throws Exception {
    Path png = files(new JavaFigureExporter()).write(FIGURE, wanted("map", Format.PNG, 2));
    String bytes = Files.readString(png, StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("Description\0What it looks at, n = 1."));
    assertTrue(bytes.contains("Source\0Made by: explain  method: some\nData set: x"));
    assertTrue(bytes.contains("Creation Time\0002026-01-02T03:04:05Z"));
    Path svg = files(new JavaFigureExporter()).write(FIGURE, wanted("map", Format.SVG, 1));
    String text = Files.readString(svg);
    assertTrue(text.contains("<title>map</title><desc>What it looks at, n = 1.</desc>"), text);
    assertTrue(text.contains(">Data set: x<"), text);
    assertTrue(text.contains(">2026-01-02T03:04:05Z<"), text);
  }

  @Test
  void aTableIsWrittenAsCsvWithoutAnExporter() throws Exception {
    Table table = new Table("t", List.of("a", "b"), List.of(List.of(1, "x,y")));
    Exhibit exhibit = new Exhibit("t", "Rows.", new Exhibit.Listed(table), Optional.empty());
    Path file = files().write(exhibit, wanted("t", Format.CSV, 1));
    assertEquals("a,b\r\n1,\"x,y\"\r\n", Files.readString(file));
    assertEquals(List.of(Format.CSV), Format.of(exhibit.content()));
    assertEquals(List.of(Format.PNG, Format.SVG), Format.of(FIGURE.content()));
  }

  @Test
  void withoutAnExporterItIsSaidAndNothingIsWritten() throws Exception {
    assertThrows(LucernaException.class, () -> files().write(FIGURE, wanted("map", Format.PNG, 1)));
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }
}
