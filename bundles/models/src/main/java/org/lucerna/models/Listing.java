/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lucerna.core.api.command.Outcome;

/** What {@code models list} says: the catalogue, and the other files of the model folders. */
record Listing(Catalogue catalogue, ModelPlaces places) {

  private static final String ROW = "%-22s %8s  %6s  %s";

  Outcome outcome() throws IOException {
    TreeMap<String, Path> files = new ModelFinder(catalogue, places).byName();
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> published = new ArrayList<>();
    lines.add(ROW.formatted("name", "size", "top-1", "file"));
    for (CatalogueEntry entry : catalogue.entries()) {
      Path here = files.remove(entry.file());
      lines.add(row(entry.name(), entry.megabytes(), top1(entry), here, entry.file()));
      Map<String, Object> json = entry.json();
      json.put("here", here == null ? "" : here.toString());
      published.add(json);
    }
    List<Map<String, Object>> others = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String name = file.getKey().substring(0, file.getKey().lastIndexOf('.'));
      long bytes = Files.size(file.getValue());
      lines.add(row(name, CatalogueEntry.megabytes(bytes), "", file.getValue(), ""));
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("bytes", bytes);
      json.put("here", file.getValue().toString());
      others.add(json);
    }
    lines.addAll(notes());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("catalogue", published);
    json.put("others", others);
    json.put("folders", places.folders().stream().map(Path::toString).toList());
    json.put("mirrors", places.mirrors().stream().map(Object::toString).toList());
    return Outcome.ok(lines, json);
  }

  private static String row(String name, String size, String top1, Path here, String file) {
    String where = here == null ? "not here (" + file + ")" : here.toString();
    return ROW.formatted(name, size, top1, where);
  }

  private static String top1(CatalogueEntry entry) {
    return String.format(Locale.ROOT, "%.1f %%", entry.top1());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("top-1: the publisher's figure, one crop");
    for (CatalogueEntry.Source source : catalogue.sources()) {
      notes.add(
          "%s: %s; trained on %s; from %s"
              .formatted(source.id(), source.licence(), source.data(), source.address()));
    }
    return notes;
  }
}
