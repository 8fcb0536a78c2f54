/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file's headings and rows, as texts.
 *
 * @param rows each at least as long as the headings
 */
record CsvTable(List<String> columns, List<List<String>> rows) {

  /**
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming the file
   */
  static CsvTable read(Path file) {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
      List<List<String>> lines = parser.stream().map(CSVRecord::toList).toList();
      if (lines.isEmpty()) {
        throw Unreadable.file(file, null);
      }
      int width = lines.get(0).size();
      if (lines.stream().anyMatch(l -> l.size() < width)) {
        throw Unreadable.file(file, null);
      }
      return new CsvTable(lines.get(0), lines.subList(1, lines.size()));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw Unreadable.file(file, e);
    }
  }
}
