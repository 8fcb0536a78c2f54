/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;

/**
 * Which bundle imports packages of which other, as the built manifests say.
 *
 * @param imports for each bundle (without {@code org.lucerna.}) those it uses
 */
record BundleGraph(Map<String, Set<String>> imports) {

  static BundleGraph of(Map<String, Manifest> manifests) {
    Map<String, String> exporter = new HashMap<>();
    manifests.forEach(
        (name, manifest) ->
            packages(manifest, "Export-Package").forEach(p -> exporter.put(p, name)));
    Map<String, Set<String>> imports = new TreeMap<>();
    manifests.forEach(
        (name, manifest) -> {
          Set<String> used = new TreeSet<>();
          for (String imported : packages(manifest, "Import-Package")) {
            String from = exporter.get(imported);
            if (from != null && !from.equals(name)) {
              used.add(from.substring(Distribution.PREFIX.length()));
            } else if (imported.startsWith(Distribution.PREFIX) && from == null) {
              used.add("?" + imported);
            }
          }
          imports.put(name.substring(Distribution.PREFIX.length()), used);
        });
    return new BundleGraph(imports);
  }

  /** The package names of an import or export header, directives and attributes left out. */
  static List<String> packages(Manifest manifest, String header) {
    String value = manifest.getMainAttributes().getValue(header);
    if (value == null) {
      return List.of();
    }
    List<String> clauses = new ArrayList<>();
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || (value.charAt(i) == ',' && !quoted)) {
        clauses.add(value.substring(from, i));
        from = i + 1;
      } else if (value.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    List<String> packages = new ArrayList<>();
    for (String clause : clauses) {
      Arrays.stream(clause.split(";")).filter(p -> !p.contains("=")).forEach(packages::add);
    }
    return packages;
  }

  /** Reads {@code distribution/layers.txt}: what is allowed. */
  static Map<String, Layer> allowed(Path file) throws IOException {
    Map<String, Layer> layers = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.trim().split("\\s+");
      layers.put(words[1], new Layer(words[0], Set.of(Arrays.copyOfRange(words, 2, words.length))));
    }
    return layers;
  }

  /** One line of the table. */
  record Layer(String name, Set<String> mayUse) {}
}
