/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding.model;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tables as Lucerna writes them (RFC 4180), a row at a time. */
final class Csv implements AutoCloseable {

  private final Reader in;

  Csv(Path file) throws IOException {
    in = Files.newBufferedReader(file);
  }

  /** The next row; empty at the end. */
  Optional<List<String>> row() throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && (quoted || c != '\n')) {
      if (c == '"') {
        if (!quoted && !cell.isEmpty()) {
          cell.append('"');
        }
        quoted = !quoted;
        c = in.read();
        // a quote doubled inside quotes is one
        if (!quoted && c == '"') {
          cell.append('"');
          quoted = true;
          c = in.read();
        }
        continue;
      }
      if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c != '\r' || quoted) {
        cell.append((char) c);
      }
      c = in.read();
    }
    cells.add(cell.toString());
    return Optional.of(cells);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
