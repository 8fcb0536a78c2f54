/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Table;

/** Tables for programs: numbers as shares, one row a picture and map, a figure, or a threshold. */
final class CsvTables {

  private final Results results;

  CsvTables(Results results) {
    this.results = results;
  }

  List<Table> all() {
    return List.of(pictures(), figures(), curves());
  }

  /** A row a picture and kind of map. */
  private Table pictures() {
    List<String> columns =
        new ArrayList<>(
            List.of("picture", "group", "class", "label", "predicted", "rank", "half", "maps-of"));
    columns.addAll(List.of("layer", "evidence", "tuned-threshold"));
    columns.addAll(List.of("x0", "y0", "x1", "y1", "iou-tuned"));
    results.params().thresholds().forEach(t -> columns.add("iou-" + t));
    columns.addAll(List.of("pointing", "pointing-tolerance", "energy-in-box"));
    columns.addAll(List.of("mask-pointing", "mask-pointing-tolerance", "energy-in-mask"));
    columns.addAll(List.of("pixel-threshold", "precision", "recall", "pixel-iou"));
    columns.add("average-precision");
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < results.study().pictures().size(); i++) {
      for (KindStudy kind : results.kinds()) {
        MapResult map = results.study().pictures().get(i).maps().get(kind.kind());
        if (map != null) {
          rows.add(row(i, kind, map));
        }
      }
    }
    return new Table("localization", columns, rows);
  }

  private List<Object> row(int index, KindStudy kind, MapResult map) {
    PictureResult picture = results.study().pictures().get(index);
    int half = results.study().halves().of()[index];
    List<Object> row = new ArrayList<>();
    row.add(picture.picture().id());
    row.add(picture.picture().group());
    row.add(picture.picture().className());
    row.add(picture.picture().label().isPresent() ? picture.picture().label().getAsInt() : "");
    row.add(picture.predicted());
    row.add(picture.rank() < 0 ? "" : picture.rank() + 1);
    row.add(half + 1);
    row.add(kind.kind().method());
    row.add(kind.kind().layer());
    row.add(map.evidence());
    boxes(kind.boxes().judgedAt(half), map, row);
    results
        .params()
        .thresholds()
        .forEach(t -> row.add(map.largest()[results.study().levels().index(t)]));
    pointing(Optional.of(map.inBoxes()), row);
    pointing(map.inMask(), row);
    pixels(kind.pixels().map(t -> t.judgedAt(half)).orElse(-1), map, row);
    return row;
  }

  private void boxes(int level, MapResult map, List<Object> row) {
    if (level < 0) {
      row.addAll(List.of("", "", "", "", "", ""));
      return;
    }
    Bounds box = map.box(level);
    row.add(results.study().levels().share(level));
    for (double side : new double[] {box.x0(), box.y0(), box.x1(), box.y1()}) {
      row.add((int) side);
    }
    row.add(map.largest()[level]);
  }

  private static void pointing(Optional<MapResult.Pointing> pointing, List<Object> row) {
    row.add(pointing.<Object>map(MapResult.Pointing::hit).orElse(""));
    row.add(pointing.<Object>map(MapResult.Pointing::near).orElse(""));
    row.add(
        pointing
            .filter(p -> !Double.isNaN(p.energy()))
            .<Object>map(MapResult.Pointing::energy)
            .orElse(""));
  }

  private void pixels(int level, MapResult map, List<Object> row) {
    if (level < 0 || map.pixels().isEmpty()) {
      row.addAll(List.of("", "", "", "", ""));
      return;
    }
    PixelCounts counts = map.pixels().get();
    row.add(results.study().levels().share(level));
    row.add(counts.precision(level));
    row.add(counts.recall(level));
    row.add(counts.iou(level));
    row.add(counts.averagePrecision());
  }

  /** A row a figure with n and interval. */
  private Table figures() {
    List<List<Object>> rows = new ArrayList<>();
    for (KindStudy kind : results.kinds()) {
      for (Map.Entry<String, Estimate> figure : kind.figures().entrySet()) {
        String[] key = figure.getKey().split("@", 2);
        Estimate e = figure.getValue();
        List<Object> row = new ArrayList<>();
        row.add(kind.kind().method());
        row.add(kind.kind().layer());
        row.add(key[0].equals(Measure.KNOWN.key()) ? results.knownKey() : key[0]);
        row.add(key.length > 1 ? key[1] : "");
        row.add(e.n());
        row.add(e.value());
        row.add(e.interval().<Object>map(i -> i.low()).orElse(""));
        row.add(e.interval().<Object>map(i -> i.high()).orElse(""));
        rows.add(row);
      }
    }
    return new Table(
        "localization-figures",
        List.of("maps-of", "layer", "measure", "threshold", "n", "value", "low-95", "high-95"),
        rows);
  }

  /** A row a threshold and kind of map. */
  private Table curves() {
    List<List<Object>> rows = new ArrayList<>();
    for (KindStudy kind : results.kinds()) {
      for (int k = 0; k < results.study().levels().count(); k++) {
        List<Object> row = new ArrayList<>();
        row.add(kind.kind().method());
        row.add(kind.kind().layer());
        row.add(results.study().levels().share(k));
        row.add(kind.curve()[k]);
        int level = k;
        row.add(kind.pixelCurves().<Object>map(c -> c.precision()[level]).orElse(""));
        row.add(kind.pixelCurves().<Object>map(c -> c.recall()[level]).orElse(""));
        row.add(kind.pixelCurves().<Object>map(c -> c.iou()[level]).orElse(""));
        rows.add(row);
      }
    }
    return new Table(
        "localization-curves",
        List.of(
            "maps-of",
            "layer",
            "threshold",
            results.knownKey(),
            "precision",
            "recall",
            "pixel-iou"),
        rows);
  }
}
