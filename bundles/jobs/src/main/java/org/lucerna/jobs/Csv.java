/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.file.Storage;

/** Writes tables as CSV (RFC 4180) in UTF-8. */
final class Csv {

  private final Storage storage;

  Csv(Storage storage) {
    this.storage = storage;
  }

  void write(RunFolder folder, String name, Table table) throws IOException {
    String text =
        line(List.copyOf(table.columns()))
            + table.rows().stream().map(Csv::line).collect(Collectors.joining());
    storage.write(folder.table(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
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
