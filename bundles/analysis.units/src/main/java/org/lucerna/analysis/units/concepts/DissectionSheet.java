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
import java.util.TreeMap;
import java.util.TreeSet;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.render.ColorKey;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;

/** The best units of each concept on the pictures in which they are strongest. */
final class DissectionSheet {

  private static final int CELL = 176;
  private static final int SIDE = 320;

  private final Inspection inspection;
  private final DissectedLayer layer;
  private final DissectionParams params;
  private final List<Row> rows;
  private final boolean detecting;

  /** A unit and the concept, by its number, that fits it best. */
  private record Row(int concept, UnitScore unit) {

    double iou() {
      return unit.iou()[concept];
    }
  }

  DissectionSheet(
      Inspection inspection,
      DissectedLayer layer,
      DissectionParams params,
      List<UnitScore> scores) {
    this.inspection = inspection;
    this.layer = layer;
    this.params = params;
    List<Row> detectors =
        ranked(scores.stream().filter(s -> s.bestIou() > params.detector()).toList());
    this.detecting = !detectors.isEmpty();
    List<Row> best = detecting ? detectors : ranked(scores);
    List<Row> shown = new ArrayList<>(best.subList(0, Math.min(best.size(), params.shownUnits())));
    Map<Integer, Double> largest = new HashMap<>();
    shown.forEach(row -> largest.merge(row.concept(), row.iou(), Math::max));
    shown.sort(
        Comparator.comparingDouble((Row row) -> -largest.get(row.concept()))
            .thenComparing(Row::concept)
            .thenComparing(row -> -row.iou()));
    this.rows = shown;
  }

  /** The best unit of each concept, then the second best ones, and so on. */
  private static List<Row> ranked(List<UnitScore> scores) {
    Map<Integer, Integer> seen = new HashMap<>();
    TreeMap<Integer, List<Row>> turns = new TreeMap<>();
    scores.stream()
        .filter(s -> s.best().isPresent())
        .map(s -> new Row(s.best().getAsInt(), s))
        .sorted(Comparator.comparingDouble(row -> -row.iou()))
        .forEach(
            row -> {
              int turn = seen.merge(row.concept(), 1, Integer::sum);
              turns.computeIfAbsent(turn, t -> new ArrayList<>()).add(row);
            });
    return turns.values().stream().flatMap(List::stream).toList();
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
                  List.of(unit, shown.get(number)),
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
        line.add(Optional.ofNullable(cells.get(List.of(row.unit().unit(), picture))));
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
            new PictureGrid(title(), Collections.emptyList(), labels, grid, Optional.of(legend)),
            Map.of("cell", CELL, "lettering", 13));
  }

  private String title() {
    return detecting
        ? "Detectors at " + layer.name() + ", where they are strongest"
        : "No unit of %s has an IoU above %s: the nearest, where they are strongest"
            .formatted(layer.name(), params.detector());
  }

  private String label(Row row) {
    String concept = layer.masked().concepts().get(row.concept()).label();
    return String.format(
        Locale.ROOT, "%s: unit %d, IoU %.3f", concept, row.unit().unit(), row.iou());
  }
}
