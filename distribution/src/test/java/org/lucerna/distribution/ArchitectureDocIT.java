/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/architecture.md} shows the graph that the manifests have. With {@code
 * -Dlucerna.docs.update=true} it is drawn anew.
 */
class ArchitectureDocIT {

  private static final String BEGIN = "<!-- graph: drawn from the manifests -->\n";
  private static final String END = "<!-- end of graph -->";

  @Test
  void theDocumentedGraphIsTheBuiltOne() throws IOException {
    Path file = Distribution.project().resolve("docs/architecture.md");
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String drawn = draw();
    if (Boolean.getBoolean("lucerna.docs.update")) {
      Files.writeString(file, text.substring(0, begin) + drawn + text.substring(end));
      return;
    }
    assertEquals(drawn, text.substring(begin, end), "run with -Dlucerna.docs.update=true");
  }

  private static String draw() throws IOException {
    Map<String, BundleGraph.Layer> layers =
        BundleGraph.allowed(Distribution.project().resolve("distribution/layers.txt"));
    StringBuilder text = new StringBuilder("\n| layer | bundle | imports from |\n|---|---|---|\n");
    for (Map.Entry<String, Set<String>> entry :
        BundleGraph.of(Distribution.ownManifests()).imports().entrySet()) {
      BundleGraph.Layer layer = layers.get(entry.getKey());
      text.append(
          "| %s | `%s` | %s |%n"
              .formatted(
                  layer == null ? "libs" : layer.name(),
                  entry.getKey(),
                  entry.getValue().isEmpty()
                      ? "–"
                      : "`" + String.join("` `", entry.getValue()) + "`"));
    }
    return text.append('\n').toString();
  }
}
