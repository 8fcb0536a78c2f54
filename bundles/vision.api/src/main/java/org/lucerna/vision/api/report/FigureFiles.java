/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureExporter;

/** Writes the figures of a report as files of their own: PNG, and SVG for drawings. */
public final class FigureFiles {

  /** File pixels for each pixel of a figure: sharp on today's screens and in print. */
  public static final double SCALE = 2;

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

  /** All figures of the sections, each under a name made of what it shows. */
  public void write(List<Document.Section> sections) throws IOException {
    for (Document.Section section : sections) {
      for (Block block : section.blocks()) {
        if (block instanceof Block.FigureBlock figure) {
          write(figure);
        } else if (block instanceof Block.Gallery gallery) {
          for (Block.FigureBlock figure : gallery.figures()) {
            write(figure);
          }
        }
      }
    }
  }

  private void write(Block.FigureBlock block) throws IOException {
    String name = name(block.alt());
    Figure figure = block.figure();
    storage.write(folder.resolve(name + ".png"), out -> exporter.png(figure, SCALE, out));
    if (figure instanceof Figure.Drawing) {
      storage.write(folder.resolve(name + ".svg"), out -> exporter.svg(figure, out));
    }
  }

  private String name(String alt) {
    String slug =
        alt.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    slug = slug.substring(0, Math.min(60, slug.length())).replaceAll("-$", "");
    int count = names.merge(slug, 1, Integer::sum);
    return count == 1 ? slug : slug + "-" + count;
  }
}
