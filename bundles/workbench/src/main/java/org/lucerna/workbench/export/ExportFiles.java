/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.render.FigureNotes;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.kit.Texts;

/**
 * Writes exhibits. Caption, what makes it again and where it is from stand in a text beside it, and
 * inside pictures too, which get passed on alone.
 */
public final class ExportFiles {

  private final Storage storage;
  private final Supplier<Optional<FigureExporter>> exporter;
  private final Clock clock;
  private final Texts texts = new Texts(ExportFiles.class);

  public ExportFiles(Storage storage, Supplier<Optional<FigureExporter>> exporter, Clock clock) {
    this.storage = storage;
    this.exporter = exporter;
    this.clock = clock;
  }

  /**
   * How an exhibit is to be written.
   *
   * @param scale of pictures, 1 to 4
   * @param facts about data set and model, one line each
   */
  record Wanted(Path file, Format format, int scale, List<String> facts) {}

  /** Writes whole files or none; not for the event thread. */
  Path write(Exhibit exhibit, Wanted wanted) throws IOException {
    Path file = named(wanted.file(), wanted.format());
    FigureNotes notes = notes(exhibit, wanted.facts());
    if (exhibit.content() instanceof Exhibit.Listed listed) {
      byte[] csv = listed.table().csv().getBytes(StandardCharsets.UTF_8);
      storage.write(file, out -> out.write(csv));
    } else if (exhibit.content() instanceof Exhibit.Drawn drawn) {
      write(drawn.figure(), notes, wanted, file);
    }
    String about = about(notes);
    storage.write(
        file.resolveSibling(file.getFileName() + ".txt"),
        out -> out.write(about.getBytes(StandardCharsets.UTF_8)));
    return file;
  }

  private void write(Figure figure, FigureNotes notes, Wanted wanted, Path file)
      throws IOException {
    FigureExporter writer =
        exporter
            .get()
            .orElseThrow(
                () -> new LucernaException(ExitStatus.PLUGIN, texts.of("export.no.exporter")));
    storage.write(
        file,
        out -> {
          if (wanted.format() == Format.SVG) {
            writer.svg(figure, notes, out);
          } else {
            writer.png(figure, wanted.scale(), notes, out);
          }
        });
  }

  private static Path named(Path file, Format format) {
    String name = file.getFileName().toString();
    boolean has = name.toLowerCase(java.util.Locale.ROOT).endsWith(format.suffix());
    return has ? file : file.resolveSibling(name + format.suffix());
  }

  private FigureNotes notes(Exhibit exhibit, List<String> facts) {
    List<String> sources = new ArrayList<>();
    exhibit.recipe().ifPresent(r -> sources.add(texts.of("export.made.by", words(r))));
    sources.addAll(facts);
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    return new FigureNotes(exhibit.name(), exhibit.caption(), sources, Optional.of(now));
  }

  private String about(FigureNotes notes) {
    List<String> lines = new ArrayList<>();
    lines.add(notes.description());
    lines.add("");
    lines.addAll(notes.sources());
    notes.created().ifPresent(time -> lines.add(texts.of("export.time", time)));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String words(Recipe recipe) {
    StringBuilder words = new StringBuilder(recipe.command());
    for (Map.Entry<String, Object> value : recipe.values().entrySet()) {
      words.append("  ").append(value.getKey()).append(": ").append(value.getValue());
    }
    return words.toString();
  }
}
