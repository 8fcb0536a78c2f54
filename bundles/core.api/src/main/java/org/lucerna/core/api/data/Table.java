/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for reports and CSV files.
 *
 * @param name lower case with hyphens; also the CSV file's name
 * @param columns headings
 * @param rows cells: texts, numbers or booleans; each row as long as {@code columns}
 */
public record Table(String name, List<String> columns, List<List<Object>> rows) {

  public Table {
    columns = List.copyOf(columns);
    int width = columns.size();
    rows = rows.stream().map(List::copyOf).toList();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("a row of table " + name + " has not " + width + " cells");
    }
  }

  /** The table as CSV (RFC 4180): headings first, lines ended by CR LF. */
  public String csv() {
    return line(columns) + rows.stream().map(Table::line).collect(Collectors.joining());
  }

  private static String line(List<?> cells) {
    return cells.stream()
        .map(c -> cell(String.valueOf(c)))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
