/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.Interval;

/** Results as tables, for people and as CSV. */
final class Tables {

  private final Results results;

  Tables(Results results) {
    this.results = results;
  }

  Table checks() {
    List<List<Object>> rows = new ArrayList<>();
    for (Check c : results.qualification().checks()) {
      rows.add(
          List.of(
              c.name(),
              c.asked(),
              c.n(),
              percent(c.value()),
              percent(c.interval().low()) + " to " + percent(c.interval().high()),
              c.rule().text(),
              c.isRequired() ? c.passes() ? "passed" : "failed" : ""));
    }
    return new Table(
        "lab-qualification",
        List.of("redraw", "what happens", "pictures", "share %", "95 % interval", "required", ""),
        rows);
  }

  Table drops() {
    List<List<Object>> rows = new ArrayList<>();
    results.drops().entrySet().stream()
        .sorted(Comparator.comparingDouble(e -> -e.getValue().value()))
        .forEach(e -> rows.add(List.of(e.getKey(), e.getValue().n(), text(e.getValue()))));
    return new Table(
        "lab-effects", List.of("part left out", "pictures", "fall of the logit"), rows);
  }

  /** Methods from the best by the first measure, then what asks no network, then chance. */
  Table methods(Scores scores) {
    List<Measure> measures = results.world().measures();
    List<String> columns = new ArrayList<>(List.of("method"));
    measures.forEach(m -> columns.add(m.label()));
    columns.add("pictures");
    columns.add("undefined");
    List<List<Object>> rows = new ArrayList<>();
    for (String method : ordered(scores)) {
      List<Object> row = new ArrayList<>(List.of(results.label(method)));
      measures.forEach(m -> row.add(text(results.estimate(m, method))));
      row.add(results.estimate(measures.get(0), method).n());
      row.add(scores.undefined(measures.get(0), method));
      rows.add(row);
    }
    List<Object> chance = new ArrayList<>(List.of("chance"));
    measures.forEach(m -> chance.add(number(scores.chance(m))));
    chance.add("");
    chance.add("");
    rows.add(chance);
    return new Table("lab-methods", columns, rows);
  }

  private List<String> ordered(Scores scores) {
    Measure first = results.world().measures().get(0);
    List<String> methods = new ArrayList<>(scores.methods());
    methods.sort(
        Comparator.<String>comparingInt(m -> Scores.BASELINES.contains(m) ? 1 : 0)
            .thenComparingDouble(m -> -results.estimate(first, m).value()));
    return methods;
  }

  /** A row a picture, method and measure. */
  Table pictures(Scores scores) {
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<Measure, Map<String, double[]>> measure : scores.values().entrySet()) {
      measure
          .getValue()
          .forEach(
              (method, values) -> {
                for (int i = 0; i < values.length; i++) {
                  Object value = Double.isNaN(values[i]) ? "" : values[i];
                  rows.add(List.of(scores.pictures().get(i), method, measure.getKey().id(), value));
                }
              });
    }
    return new Table("lab-pictures", List.of("picture", "method", "measure", "score"), rows);
  }

  static String text(Estimate estimate) {
    if (!estimate.isDefined()) {
      return "undefined";
    }
    return number(estimate.value())
        + estimate.interval().map(Tables::text).map(t -> " " + t).orElse("");
  }

  private static String text(Interval interval) {
    return "[" + number(interval.low()) + ", " + number(interval.high()) + "]";
  }

  static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
