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
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.kit.Texts;

/** Writes exhibits, each with a text beside it: caption, what makes it again, where it is from. */
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
    if (exhibit.content() instanceof Exhibit.Listed listed) {
      byte[] csv = listed.table().csv().getBytes(StandardCharsets.UTF_8);
      storage.write(file, out -> out.write(csv));
    } else if (exhibit.content() instanceof Exhibit.Drawn drawn) {
      FigureExporter writer =
          exporter
              .get()
              .orElseThrow(
                  () -> new LucernaException(ExitStatus.PLUGIN, texts.of("export.no.exporter")));
      storage.write(
          file,
          out -> {
            if (wanted.format() == Format.SVG) {
              writer.svg(drawn.figure(), out);
            } else {
              writer.png(drawn.figure(), wanted.scale(), out);
            }
          });
    }
    String about = about(exhibit, wanted.facts());
    storage.write(
        file.resolveSibling(file.getFileName() + ".txt"),
        out -> out.write(about.getBytes(StandardCharsets.UTF_8)));
    return file;
  }

  private static Path named(Path file, Format format) {
    String name = file.getFileName().toString();
    boolean has = name.toLowerCase(java.util.Locale.ROOT).endsWith(format.suffix());
    return has ? file : file.resolveSibling(name + format.suffix());
  }

  String about(Exhibit exhibit, List<String> facts) {
    List<String> lines = new ArrayList<>();
    lines.add(exhibit.caption());
    lines.add("");
    exhibit.recipe().ifPresent(r -> lines.add(texts.of("export.made.by", words(r))));
    lines.addAll(facts);
    lines.add(texts.of("export.time", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS)));
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
