/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.models.CatalogueEntry.Source;

/** The published weights known here, from the table {@code catalogue.tsv} beside this class. */
final class Catalogue {

  private static final int SOURCE_COLUMNS = 5;
  private static final int WEIGHTS_COLUMNS = 7;

  private final List<CatalogueEntry> entries;

  Catalogue(List<CatalogueEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  static Catalogue bundled() {
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.tsv")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue of weights cannot be read", e);
    }
  }

  /** Lines {@code source id address licence data} and {@code weights name network source …}. */
  static Catalogue parse(String table) {
    Map<String, Source> sources = new HashMap<>();
    List<CatalogueEntry> entries = new ArrayList<>();
    for (String line : table.lines().filter(l -> !l.startsWith("#")).toList()) {
      String[] cells = line.split("\t");
      if (cells[0].equals("source") && cells.length == SOURCE_COLUMNS) {
        sources.put(cells[1], new Source(cells[1], cells[2], cells[3], cells[4]));
      } else if (cells[0].equals("weights")
          && cells.length == WEIGHTS_COLUMNS
          && sources.containsKey(cells[3])) {
        entries.add(
            new CatalogueEntry(
                cells[1],
                cells[2],
                sources.get(cells[3]),
                cells[4],
                Long.parseLong(cells[5]),
                Double.parseDouble(cells[6])));
      } else {
        throw new IllegalArgumentException("the catalogue has a wrong line: " + line);
      }
    }
    return new Catalogue(entries);
  }

  List<CatalogueEntry> entries() {
    return entries;
  }

  List<Source> sources() {
    return entries.stream().map(CatalogueEntry::source).distinct().toList();
  }

  Optional<CatalogueEntry> find(String name) {
    return entries.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  Optional<CatalogueEntry> ofFile(String file) {
    return entries.stream().filter(e -> e.file().equals(file)).findFirst();
  }

  Optional<CatalogueEntry> ofHash(String sha256) {
    return entries.stream().filter(e -> sha256.startsWith(e.hash())).findFirst();
  }
}
