/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.lucerna.core.api.command.LucernaException;

/**
 * A CSV file in UTF-8 with a header.
 *
 * @param columns in lower case
 */
record CsvTable(Path file, List<String> columns, List<Row> rows) {

  /**
   * @param cells by column; missing ones are empty
   * @param line in the file, from 1
   */
  record Row(Path file, long line, Map<String, String> cells) {

    String text(String column) {
      return cells.getOrDefault(column, "");
    }

    /** The cell, which must not be empty. */
    String needed(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw wrong("'" + column + "' is empty");
      }
      return text;
    }

    double number(String column) {
      try {
        double number = Double.parseDouble(needed(column));
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw wrong("'" + column + "' is '" + text(column) + "', which is no number");
    }

    /** {@code boxes.csv, line 3}. */
    String place() {
      return file.getFileName() + ", line " + line;
    }

    LucernaException wrong(String why) {
      return Refusal.unreadable("%s, line %d: %s.", file, line, why);
    }
  }

  /**
   * @throws LucernaException (unreadable) naming the file
   */
  static CsvTable read(Path file) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .build();
    try (CSVParser parser = CSVParser.parse(text(file), format)) {
      List<String> columns = new ArrayList<>();
      List<Row> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        if (columns.isEmpty()) {
          record.forEach(cell -> columns.add(cell.strip().toLowerCase(Locale.ROOT)));
        } else {
          rows.add(new Row(file, parser.getCurrentLineNumber(), cells(columns, record)));
        }
      }
      return new CsvTable(file, List.copyOf(columns), List.copyOf(rows));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw Refusal.unreadable("%s is no CSV file that can be read: %s.", file, e.getMessage());
    }
  }

  private static Map<String, String> cells(List<String> columns, CSVRecord record) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
      cells.put(columns.get(i), record.get(i).strip());
    }
    return cells;
  }

  private static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw Refusal.unreadable("%s does not exist.", file);
    } catch (MalformedInputException e) {
      throw Refusal.unreadable("%s is not UTF-8 text; save it as CSV in UTF-8.", file);
    }
  }

  /** The first of some names that the header has. */
  Optional<String> column(List<String> names) {
    return names.stream().filter(columns::contains).findFirst();
  }

  /** The same, where it must be there. */
  String neededColumn(List<String> names) {
    return column(names)
        .orElseThrow(
            () ->
                Refusal.unreadable(
                    "%s has no column '%s'; its first line names the columns, separated by commas.",
                    file, String.join("' or '", names)));
  }
}
