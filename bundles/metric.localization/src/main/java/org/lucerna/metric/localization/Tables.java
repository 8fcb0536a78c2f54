/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lucerna.core.api.data.Table;

/** Tables for people: methods and baselines in rows, measures in columns, in percent. */
final class Tables {

  private final Results results;

  Tables(Results results) {
    this.results = results;
  }

  /** A column: its heading and what stands there. */
  private record Column(String heading, Function<KindStudy, Optional<Estimate>> value) {

    static Column of(Measure measure) {
      return new Column(measure.label(), k -> k.figure(measure));
    }
  }

  Table boxes() {
    List<Column> columns = new ArrayList<>();
    for (double share : results.params().thresholds()) {
      columns.add(
          new Column(results.knownLabel() + " at " + share, k -> k.figure(Measure.KNOWN, share)));
    }
    columns.add(new Column(results.knownLabel() + ", tuned", k -> k.figure(Measure.TUNED)));
    columns.add(Column.of(Measure.TUNED_TOP1));
    for (double share : results.params().thresholds()) {
      columns.add(new Column("top-1 at " + share, k -> k.figure(Measure.TOP1, share)));
      columns.add(new Column("top-5 at " + share, k -> k.figure(Measure.TOP5, share)));
    }
    columns.add(Column.of(Measure.MAX_BOX));
    columns.add(Column.of(Measure.MAX_BOX_V2));
    return table("localization-boxes", columns);
  }

  Table pointing() {
    return table(
        "localization-pointing",
        List.of(
            Column.of(Measure.POINTING),
            Column.of(Measure.POINTING_NEAR),
            Column.of(Measure.POINTING_CLASSES),
            Column.of(Measure.POINTING_NEAR_CLASSES),
            Column.of(Measure.POINTING_DIFFICULT),
            Column.of(Measure.ENERGY),
            Column.of(Measure.BACKGROUND)));
  }

  Table masks() {
    List<Column> columns = new ArrayList<>();
    for (double share : results.params().thresholds()) {
      for (Measure m : List.of(Measure.PRECISION, Measure.RECALL, Measure.IOU)) {
        columns.add(new Column(m.label() + " at " + share, k -> k.figure(m, share)));
      }
    }
    for (Measure m :
        List.of(
            Measure.TUNED_PRECISION,
            Measure.TUNED_RECALL,
            Measure.TUNED_IOU,
            Measure.AVERAGE_PRECISION,
            Measure.PXAP,
            Measure.MASK_POINTING,
            Measure.MASK_POINTING_NEAR,
            Measure.MASK_ENERGY)) {
      columns.add(Column.of(m));
    }
    return table("localization-masks", columns);
  }

  /** Columns that hold nothing are left out. */
  private Table table(String name, List<Column> columns) {
    List<Column> used =
        columns.stream()
            .filter(c -> results.kinds().stream().anyMatch(k -> c.value.apply(k).isPresent()))
            .toList();
    List<String> headings = new ArrayList<>(List.of("maps of", "n"));
    used.forEach(c -> headings.add(c.heading));
    List<List<Object>> rows = new ArrayList<>();
    for (KindStudy kind : results.kinds()) {
      List<Object> row = new ArrayList<>(List.of(results.name(kind.kind()), kind.maps()));
      used.forEach(c -> row.add(c.value.apply(kind).map(Tables::percent).orElse("–")));
      rows.add(row);
    }
    return new Table(name, headings, rows);
  }

  /** Where the thresholds lie that were chosen, and what they give. */
  Table tuning() {
    List<List<Object>> rows = new ArrayList<>();
    for (KindStudy kind : results.kinds()) {
      tuning(kind, results.knownLabel(), kind.boxes(), rows);
      kind.pixels().ifPresent(tuned -> tuning(kind, "pixel IoU", tuned, rows));
    }
    return new Table(
        "localization-thresholds",
        List.of("maps of", "measure", "chosen on n", "threshold", "judged on n", "value there, %"),
        rows);
  }

  private void tuning(KindStudy kind, String what, Halves.Tuned tuned, List<List<Object>> rows) {
    for (int half = 0; half < 2; half++) {
      if (tuned.level()[1 - half] >= 0 && tuned.n()[half] > 0) {
        rows.add(
            List.of(
                results.name(kind.kind()),
                what,
                tuned.n()[1 - half],
                results.study().levels().share(tuned.judgedAt(half)),
                tuned.n()[half],
                number(tuned.onOther()[half])));
      }
    }
  }

  /** Paired differences to the first method, in points. */
  Table differences() {
    List<Measure> used =
        List.of(Measure.values()).stream()
            .filter(
                m -> results.differences().values().stream().anyMatch(d -> d.containsKey(m.key())))
            .filter(m -> m != Measure.MAX_BOX && m != Measure.POINTING_DIFFICULT)
            .toList();
    List<String> headings = new ArrayList<>(List.of("maps of"));
    used.forEach(m -> headings.add(heading(m)));
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<Kind, Map<String, Estimate>> entry : results.differences().entrySet()) {
      List<Object> row = new ArrayList<>(List.of(results.name(entry.getKey())));
      used.forEach(
          m ->
              row.add(
                  Optional.ofNullable(entry.getValue().get(m.key()))
                      .map(Tables::points)
                      .orElse("–")));
      rows.add(row);
    }
    return new Table("localization-differences", headings, rows);
  }

  private String heading(Measure measure) {
    boolean onMask = measure == Measure.MASK_POINTING || measure == Measure.MASK_POINTING_NEAR;
    String label = measure == Measure.TUNED ? results.knownLabel() + ", tuned" : measure.label();
    return onMask ? label + ", mask" : label;
  }

  /** {@code 53.1 [49.2, 56.9]}. */
  static String percent(Estimate e) {
    return number(e.value())
        + e.interval()
            .map(i -> " [%s, %s]".formatted(number(i.low()), number(i.high())))
            .orElse("");
  }

  private static String points(Estimate e) {
    return signed(e.value())
        + e.interval()
            .map(i -> " [%s, %s]".formatted(signed(i.low()), signed(i.high())))
            .orElse("");
  }

  static String number(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String signed(double share) {
    String text = String.format(Locale.ROOT, "%+.1f", 100 * share);
    return text.equals("-0.0") || text.equals("+0.0") ? "0.0" : text.replace('-', '−');
  }
}
