/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.report.Block;

/** Some maps with their verdicts, of pictures that the seed draws. */
final class Examples {

  private static final Map<String, Object> STYLE = Map.of("caption", false, "color-bar", false);

  private final Inspection inspection;
  private final Set<Integer> drawn;
  private final Map<Integer, String> pictures = new LinkedHashMap<>();
  private final Set<String> kinds = new LinkedHashSet<>();
  private final List<Heatmap> maps = new ArrayList<>();
  private final Map<String, PictureGrid.Cell> cells = new HashMap<>();

  /**
   * @param count how many to draw; 0 for no figure
   */
  Examples(Inspection inspection, List<InspectedPicture> pictures, int count) {
    this.inspection = inspection;
    List<Integer> all = new ArrayList<>(pictures.stream().map(InspectedPicture::index).toList());
    Collections.shuffle(all, new Random(inspection.seed()));
    this.drawn = new HashSet<>(all.subList(0, Math.min(count, all.size())));
  }

  /** Draws it, if its picture is one of those. */
  void offer(PictureMaps picture, PictureMaps.PictureMap map, Assessed found) {
    int index = picture.picture().index();
    if (!drawn.contains(index)) {
      return;
    }
    pictures.put(index, inspection.className(map.classIndex()));
    kinds.add(found.kind());
    maps.add(map.map());
    List<String> caption = new ArrayList<>(List.of(found.card().verdict().text()));
    found.truth().ifPresent(t -> caption.add(t.isRight() ? "right" : "wrong"));
    Figure figure =
        inspection
            .renderers()
            .draw(
                "explanation",
                new ExplainedPicture(picture.crop(), map.map(), List.of(), Optional.empty()),
                STYLE);
    cells.put(key(index, found.kind()), new PictureGrid.Cell(figure, caption));
  }

  private static String key(int picture, String kind) {
    return picture + " " + kind;
  }

  /** A row a method, a column a picture; nothing where none was drawn. */
  Optional<Block> figure() {
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    List<List<Optional<PictureGrid.Cell>>> rows = new ArrayList<>();
    for (String kind : kinds) {
      rows.add(
          pictures.keySet().stream()
              .map(p -> Optional.ofNullable(cells.get(key(p, kind))))
              .toList());
    }
    Optional<Figure> legend =
        ColorScale.beside(maps, "evidence")
            .map(scale -> inspection.renderers().draw("color-bar", scale, Map.of()));
    PictureGrid grid =
        new PictureGrid("", List.copyOf(pictures.values()), List.copyOf(kinds), rows, legend);
    return Optional.of(
        new Block.FigureBlock(
            inspection.renderers().draw("grid", grid, Map.of()),
            "%d pictures drawn at random (seed %d), their maps and the verdicts of their cards"
                    .formatted(pictures.size(), inspection.seed())
                + "; right or wrong where it is known which part makes the picture what it is."
                + " Every map is relative to its own maximum and stretched over the picture.",
            "Maps and verdicts"));
  }
}
