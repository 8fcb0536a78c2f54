/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file's headings and its whole rows, as texts: a row that is still being written is left
 * out.
 */
public record CsvFile(List<String> columns, List<List<String>> rows) {

  /** Without columns where there is no such file or it is no CSV. */
  public static CsvFile read(Path file) {
    List<List<String>> rows = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      return new CsvFile(List.of(), rows);
    }
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
      for (Iterator<CSVRecord> all = parser.iterator(); all.hasNext(); ) {
        List<String> row = all.next().toList();
        if (rows.isEmpty() || row.size() == rows.get(0).size()) {
          rows.add(row);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      // What was read until here is whole.
      return of(rows);
    }
    return of(rows);
  }

  private static CsvFile of(List<List<String>> rows) {
    return rows.isEmpty()
        ? new CsvFile(List.of(), List.of())
        : new CsvFile(rows.get(0), List.copyOf(rows.subList(1, rows.size())));
  }

  /** A cell's text; empty where there is no such column. */
  public String text(List<String> row, String column) {
    int at = columns.indexOf(column);
    return at < 0 ? "" : row.get(at);
  }

  /** A cell's number; empty where it is none. */
  public OptionalDouble number(List<String> row, String column) {
    return parse(text(row, column));
  }

  static OptionalDouble parse(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
