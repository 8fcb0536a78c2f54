/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/**
 * What the runs' step {@code analyse} measured of their maps, a row a run, method and layer: where
 * runs differ in one factor, so do their rows. Under a run's rows stands what a map that is the
 * same everywhere would get, which is what its numbers are to be read against. Of a repeated job
 * the first run speaks.
 */
final class AnalysesSection {

  private static final String UNIFORM = "uniform map";

  private final List<Entry> entries;

  AnalysesSection(List<Entry> entries) {
    this.entries = entries;
  }

  /** Empty where no run has analysed maps. */
  Optional<Document.Section> compose() {
    Table table = table();
    return table.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Document.Section(
                "Where the maps lie",
                List.of(
                    new Block.TableBlock(
                        "Means over the pictures and 95 % intervals; under them, what a map that is the same everywhere would get",
                        table))));
  }

  /** Columns run, method, layer, maps, those without positive evidence, then a column a measure. */
  Table table() {
    Set<String> measures = new LinkedHashSet<>();
    entries.forEach(e -> maps(e).forEach(m -> measures.addAll(measures(m))));
    List<String> columns = new ArrayList<>(List.of("run", "method", "layer", "maps", "empty"));
    columns.addAll(measures);
    List<List<Object>> rows = new ArrayList<>();
    for (Entry entry : entries) {
      rows.addAll(rows(entry, measures));
    }
    return new Table("analyses", columns, rows);
  }

  /** Maps that are compared with other uniform values, being fewer, have these under them. */
  private static List<List<Object>> rows(Entry entry, Set<String> measures) {
    List<List<Object>> rows = new ArrayList<>();
    List<Object> uniform = List.of();
    for (JsonObject map : maps(entry)) {
      List<Object> own = uniform(entry, map, measures);
      if (!uniform.isEmpty() && !uniform.equals(own)) {
        rows.add(uniform);
      }
      uniform = own;
      rows.add(row(entry, map, measures));
    }
    if (!uniform.isEmpty()) {
      rows.add(uniform);
    }
    return rows;
  }

  private static List<Object> row(Entry entry, JsonObject map, Set<String> measures) {
    List<Object> row = new ArrayList<>(List.of(entry.name()));
    for (String key : List.of("method", "layer")) {
      row.add(map.text(key).orElse(Numbers.NONE));
    }
    row.add(map.whole("maps").orElse(0));
    row.add(map.whole("without-positive-evidence").orElse(0));
    measures.forEach(m -> row.add(cell(map.object("measures").object(m))));
    return row;
  }

  /** Empty where nothing was measured. */
  private static List<Object> uniform(Entry entry, JsonObject map, Set<String> measures) {
    if (measures(map).isEmpty()) {
      return List.of();
    }
    List<Object> row = new ArrayList<>(List.of(entry.name(), UNIFORM));
    row.addAll(Collections.nCopies(3, ""));
    measures.forEach(m -> row.add(number(map.object("measures").object(m), "uniform-map")));
    return row;
  }

  private static Set<String> measures(JsonObject map) {
    return map.object("measures").members().keySet();
  }

  private static List<JsonObject> maps(Entry entry) {
    JsonObject report = JsonObject.read(entry.first().folder().resolve("report.json"));
    return report.objects("analyses").stream().flatMap(a -> a.objects("maps").stream()).toList();
  }

  private static String cell(JsonObject measure) {
    List<String> interval = measure.texts("interval-95");
    String between =
        interval.size() == 2
            ? String.format(
                Locale.ROOT,
                " (%.3f\u2013%.3f)",
                Double.parseDouble(interval.get(0)),
                Double.parseDouble(interval.get(1)))
            : "";
    return number(measure, "mean") + between;
  }

  private static String number(JsonObject measure, String key) {
    OptionalDouble value = measure.number(key);
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.3f", value.getAsDouble())
        : Numbers.NONE;
  }
}
