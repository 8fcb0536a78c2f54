/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;

/** The figures of a dissection as tables. */
final class DissectionTables {

  private static final List<String> UNIT =
      List.of(
          "layer",
          "unit",
          "threshold",
          "share lit",
          "best concept",
          "IoU",
          "concept chosen in the first half",
          "IoU in the second half",
          "low",
          "high",
          "IoU by chance",
          "largest IoU by chance");

  private final DissectedLayer layer;
  private final List<UnitScore> scores;

  DissectionTables(DissectedLayer layer, List<UnitScore> scores) {
    this.layer = layer;
    this.scores = scores;
  }

  /** A row for each unit, and its IoU with each concept behind. */
  Table units(String name) {
    List<String> columns = new ArrayList<>(UNIT);
    layer.masked().concepts().forEach(c -> columns.add("IoU " + c.label()));
    Counts.Sums sums = layer.real().over(p -> true);
    double pixels = (double) layer.masked().size() * layer.pixels();
    List<List<Object>> rows = new ArrayList<>();
    for (UnitScore s : scores) {
      List<Object> row = new ArrayList<>();
      row.add(layer.name());
      row.add(s.unit());
      row.add(layer.thresholds()[s.unit()]);
      row.add(round(sums.lit(s.unit()) / pixels));
      row.addAll(figures(s));
      for (double iou : s.iou()) {
        row.add(round(iou));
      }
      rows.add(row);
    }
    return new Table(name, columns, rows);
  }

  /** The units of the largest held-out IoU. */
  Table strongest(int count) {
    List<List<Object>> rows = new ArrayList<>();
    scores.stream()
        .filter(s -> !Double.isNaN(s.heldOut()))
        .sorted(Comparator.comparingDouble((UnitScore s) -> -s.heldOut()))
        .limit(count)
        .forEach(
            s ->
                rows.add(
                    List.of(
                        s.unit(),
                        label(s.chosen()),
                        text(s.heldOut()),
                        text(s.low()) + " – " + text(s.high()),
                        text(s.chance()),
                        label(s.best()),
                        text(s.bestIou()))));
    return new Table(
        "strongest-units",
        List.of(
            "unit",
            "concept (first half)",
            "IoU (second half)",
            "95 % interval",
            "by chance",
            "best concept (all)",
            "IoU (all)"),
        rows);
  }

  static Table concepts(String name, List<ConceptSummary> summaries) {
    List<List<Object>> rows = new ArrayList<>();
    for (ConceptSummary c : summaries) {
      rows.add(
          List.of(
              c.concept().label(),
              c.concept().kindName(),
              c.pictures(),
              text(100 * c.share()),
              text(c.ceiling()),
              c.detectors(),
              c.confirmed(),
              c.chance(),
              c.best().map(s -> (Object) s.unit()).orElse("–"),
              c.best().map(s -> text(s.iou()[summaries.indexOf(c)])).orElse("–")));
    }
    return new Table(
        name,
        List.of(
            "concept",
            "kind",
            "pictures",
            "% of all pixels",
            "largest IoU possible",
            "detectors",
            "confirmed on the other half",
            "by chance",
            "best unit",
            "its IoU"),
        rows);
  }

  /** {@code [units, concepts]}. */
  Tensor iou() {
    int concepts = layer.masked().concepts().size();
    float[] values = new float[scores.size() * concepts];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) scores.get(i / concepts).iou()[i % concepts];
    }
    return Tensor.wrap(values, scores.size(), concepts);
  }

  private List<Object> figures(UnitScore s) {
    boolean known = !Double.isNaN(s.heldOut());
    return List.of(
        label(s.best()),
        round(s.bestIou()),
        label(s.chosen()),
        known ? round(s.heldOut()) : "",
        known ? round(s.low()) : "",
        known ? round(s.high()) : "",
        Double.isNaN(s.chance()) ? "" : round(s.chance()),
        round(s.chanceBest()));
  }

  private String label(OptionalInt concept) {
    return concept.isPresent() ? layer.masked().concepts().get(concept.getAsInt()).label() : "";
  }

  private static double round(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  /** Three decimals; a dash for what is not known. */
  static String text(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }
}
