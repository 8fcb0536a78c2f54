/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.render.ColorKey;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;

/** The best unit of each concept on the pictures in which it is strongest. */
final class DissectionSheet {

  private static final int CELL = 176;
  private static final int SIDE = 320;

  private final Inspection inspection;
  private final DissectedLayer layer;
  private final DissectionParams params;
  private final List<Row> rows;

  /** A concept, by its number, and the unit that fits it best. */
  private record Row(int concept, UnitScore unit) {}

  /**
   * @param summaries of all concepts in their order
   */
  DissectionSheet(
      Inspection inspection,
      DissectedLayer layer,
      DissectionParams params,
      List<ConceptSummary> summaries) {
    this.inspection = inspection;
    this.layer = layer;
    this.params = params;
    List<Row> best = new ArrayList<>();
    for (int c = 0; c < summaries.size(); c++) {
      int concept = c;
      summaries.get(c).best().ifPresent(unit -> best.add(new Row(concept, unit)));
    }
    best.sort(Comparator.comparingDouble(r -> -r.unit().iou()[r.concept()]));
    this.rows = best.subList(0, Math.min(best.size(), params.shownUnits()));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** One more forward pass for each picture that is shown. */
  Figure draw(Progress progress) throws IOException {
    TreeSet<Integer> numbers = new TreeSet<>();
    rows.forEach(row -> numbers.addAll(layer.top().of(row.unit().unit())));
    List<Integer> shown = List.copyOf(numbers);
    List<InspectedPicture> pictures = shown.stream().map(layer.masked().pictures()::get).toList();
    Map<List<Integer>, PictureGrid.Cell> cells = new HashMap<>();
    LayerValues.visit(
        inspection,
        new LayerValues.Wanted(pictures, List.of(layer.layer())),
        progress,
        (number, crop, values) -> {
          InspectedPicture picture = pictures.get(number);
          Optional<ConceptMasks> masks = Masked.masks(inspection, picture);
          LitPixels lit = LitPixels.of(inspection, layer.layer(), params.placement(), crop);
          Tensor maps = values.get(layer.layer());
          for (Row row : rows) {
            if (layer.top().of(row.unit().unit()).contains(shown.get(number))) {
              Concept concept = layer.masked().concepts().get(row.concept());
              int unit = row.unit().unit();
              BitSet bits = lit.above(layer.thresholds()[unit], maps, unit);
              Optional<BitSet> mask = masks.map(m -> m.pixels().get(concept));
              cells.put(
                  List.of(row.concept(), shown.get(number)),
                  new PictureGrid.Cell(
                      new Figure.Raster(LitPicture.draw(crop, bits, mask, SIDE)),
                      List.of(
                          picture.className().isEmpty() ? picture.stem() : picture.className())));
            }
          }
        });
    return grid(cells);
  }

  private Figure grid(Map<List<Integer>, PictureGrid.Cell> cells) {
    List<String> labels = new ArrayList<>();
    List<List<Optional<PictureGrid.Cell>>> grid = new ArrayList<>();
    int columns = 0;
    for (Row row : rows) {
      labels.add(label(row));
      List<Optional<PictureGrid.Cell>> line = new ArrayList<>();
      for (int picture : layer.top().of(row.unit().unit())) {
        line.add(Optional.ofNullable(cells.get(List.of(row.concept(), picture))));
      }
      columns = Math.max(columns, line.size());
      grid.add(line);
    }
    List<ColorKey.Entry> key =
        List.of(
            new ColorKey.Entry(LitPicture.UNIT, "lit: the unit is above its threshold"),
            new ColorKey.Entry(LitPicture.CONCEPT, "the concept's mask"));
    Map<String, Object> width = Map.of("width", columns * CELL);
    Figure legend = inspection.renderers().draw("color-key", new ColorKey(key), width);
    return inspection
        .renderers()
        .draw(
            "grid",
            new PictureGrid(
                "Best unit of each concept at " + layer.name() + ", where it is strongest",
                Collections.emptyList(),
                labels,
                grid,
                Optional.of(legend)),
            Map.of("cell", CELL, "text", 13));
  }

  private String label(Row row) {
    String concept = layer.masked().concepts().get(row.concept()).label();
    return String.format(
        Locale.ROOT,
        "%s: unit %d, IoU %.3f",
        concept,
        row.unit().unit(),
        row.unit().iou()[row.concept()]);
  }
}
