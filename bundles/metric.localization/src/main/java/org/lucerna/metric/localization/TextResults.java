/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Table;

/** The result for people at a console. */
final class TextResults {

  private final Results results;

  TextResults(Results results) {
    this.results = results;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s: %d pictures in %d groups%s"
            .formatted(
                results.network(),
                results.data().isEmpty() ? "" : " on " + results.data(),
                results.study().pictures().size(),
                results.study().groups(),
                accuracy()));
    lines.add("percent [95 % interval]");
    Tables tables = new Tables(results);
    lines.addAll(aligned(tables.boxes()));
    lines.add("");
    lines.addAll(aligned(tables.pointing()));
    if (results.study().masked() > 0) {
      lines.add("");
      lines.add("%d pictures with a mask".formatted(results.study().masked()));
      lines.addAll(aligned(tables.masks()));
    }
    return lines;
  }

  private String accuracy() {
    StringBuilder text = new StringBuilder();
    results
        .accuracy()
        .forEach(
            (key, e) ->
                text.append(", ")
                    .append(key.replace("_accuracy", " accuracy").replace("top", "top-"))
                    .append(' ')
                    .append(Tables.percent(e)));
    return text.toString();
  }

  /** The table's measures in rows: short lines for a narrow console. */
  private static List<String> aligned(Table table) {
    int columns = table.rows().size() + 1;
    int[] widths = new int[columns];
    List<List<String>> cells = new ArrayList<>();
    for (int measure = 0; measure < table.columns().size(); measure++) {
      List<String> line = new ArrayList<>(List.of(table.columns().get(measure)));
      for (List<Object> row : table.rows()) {
        line.add(String.valueOf(row.get(measure)));
      }
      cells.add(line);
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], line.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> line : cells) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        text.append(line.get(c)).append(" ".repeat(widths[c] - line.get(c).length() + 2));
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }
}
