/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/**
 * Writes the figures of a report as files of their own: PNG, and SVG for drawings; charts twice,
 * for bright and dark.
 */
final class Figures {

  private final Drawing drawing;
  private final RunFolder folder;
  private final Map<String, Integer> names = new HashMap<>();

  Figures(Workplace work, RunFolder folder) {
    this.drawing = new Drawing(work);
    this.folder = folder;
  }

  void write(List<Document.Section> sections) throws IOException {
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
    write(name, block.figure());
    if (block.dark().isPresent()) {
      write(name + "-dark", block.dark().get());
    }
  }

  private void write(String name, Figure figure) throws IOException {
    drawing.png(folder.figure(name + ".png"), figure);
    if (figure instanceof Figure.Drawing) {
      drawing.svg(folder.figure(name + ".svg"), figure);
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
