/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.render.FigureNotes;

/** Writes the figures of a report as files of their own: PNG, and SVG for drawings. */
public final class FigureFiles {

  /** File pixels for each pixel of a figure: sharp on today's screens and in print. */
  public static final double SCALE = 2;

  /** Long enough for what most figures show, short enough for a listing. */
  private static final int MOST = 60;

  private final Storage storage;
  private final FigureExporter exporter;
  private final Path folder;
  private final Map<String, Integer> names = new HashMap<>();

  /**
   * @param folder where they go, such as {@code RUN/figures}
   */
  public FigureFiles(Storage storage, FigureExporter exporter, Path folder) {
    this.storage = storage;
    this.exporter = exporter;
    this.folder = folder;
  }

  /**
   * All figures of a report, each under a name made of what it shows. Inside are its caption and
   * which report it is of, but no time: a report made again gives the same files.
   */
  public void write(Document document) throws IOException {
    String source =
        document.subtitle().isEmpty()
            ? document.title()
            : document.title() + ": " + document.subtitle();
    write(document.sections(), List.of(source));
  }

  /** All figures of the sections, each under a name made of what it shows. */
  public void write(List<Document.Section> sections) throws IOException {
    write(sections, List.of());
  }

  private void write(List<Document.Section> sections, List<String> sources) throws IOException {
    for (Document.Section section : sections) {
      for (Block block : section.blocks()) {
        if (block instanceof Block.FigureBlock figure) {
          write(figure, sources);
        } else if (block instanceof Block.Gallery gallery) {
          for (Block.FigureBlock figure : gallery.figures()) {
            write(figure, sources);
          }
        }
      }
    }
  }

  private void write(Block.FigureBlock block, List<String> sources) throws IOException {
    String name = name(block.alt());
    Figure figure = block.figure();
    FigureNotes notes = new FigureNotes(block.alt(), block.caption(), sources);
    storage.write(folder.resolve(name + ".png"), out -> exporter.png(figure, SCALE, notes, out));
    if (figure instanceof Figure.Drawing) {
      storage.write(folder.resolve(name + ".svg"), out -> exporter.svg(figure, notes, out));
    }
  }

  private String name(String alt) {
    String slug =
        alt.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String name = slug.isEmpty() ? "figure" : shortened(slug, MOST);
    int count = names.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + "-" + count;
  }

  /**
   * The name itself if it has at most {@code most} characters, else its beginning with a checksum
   * of all of it behind: the same name is always shortened to the same, and another to another.
   */
  public static String shortened(String name, int most) {
    if (name.length() <= most) {
      return name;
    }
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    String suffix = String.format(Locale.ROOT, "-%08x", sum.getValue());
    return name.substring(0, most - suffix.length()).replaceAll("-+$", "") + suffix;
  }
}
