/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** The architecture's table against the built manifests. */
class LayersIT {

  private static final String LIBRARY = "lib.";

  /** Bundles of our own that are libraries to others. */
  private static final Set<String> EXPORTING =
      Set.of("imaging", "statistics", "examination", "workbench.kit");

  private static final String WINDOW = "L5";
  private static final String NATIVES = "backend.pytorch.natives.";

  @Test
  void noBundleImportsFromALayerItMayNot() throws IOException {
    Map<String, BundleGraph.Layer> allowed = allowed();
    List<String> breaches = new ArrayList<>();
    BundleGraph.of(Distribution.ownManifests())
        .imports()
        .forEach(
            (bundle, used) -> {
              if (!bundle.startsWith(LIBRARY) && !bundle.startsWith(NATIVES)) {
                Set<String> breach = new TreeSet<>(used);
                breach.removeIf(u -> u.startsWith(LIBRARY));
                breach.removeAll(allowed.get(bundle).mayUse());
                breach.forEach(b -> breaches.add(bundle + " imports from " + b));
              }
            });
    assertEquals(List.of(), breaches);
  }

  @Test
  void theTableNamesExactlyTheBundlesThereAre() throws IOException {
    Set<String> built = new TreeSet<>();
    for (String name : Distribution.ownManifests().keySet()) {
      String bundle = name.substring(Distribution.PREFIX.length());
      if (!bundle.startsWith(LIBRARY) && !bundle.startsWith(NATIVES)) {
        built.add(bundle);
      }
    }
    Set<String> named = new TreeSet<>(allowed().keySet());
    named.removeAll(Set.of("sample.explainer", "sample.view")); // built, but in no feature set
    assertEquals(named, built);
  }

  @Test
  void onlyApisAndLibrariesExport() throws IOException {
    for (Map.Entry<String, Manifest> entry : Distribution.ownManifests().entrySet()) {
      String bundle = entry.getKey().substring(Distribution.PREFIX.length());
      boolean mayExport =
          bundle.endsWith(".api") || EXPORTING.contains(bundle) || bundle.startsWith(LIBRARY);
      boolean exports = entry.getValue().getMainAttributes().getValue("Export-Package") != null;
      assertTrue(mayExport || !exports, bundle + " exports packages");
    }
  }

  @Test
  void headlessBundlesImportNoSwing() throws IOException {
    Map<String, BundleGraph.Layer> layers = allowed();
    for (Map.Entry<String, Manifest> entry : Distribution.ownManifests().entrySet()) {
      String bundle = entry.getKey().substring(Distribution.PREFIX.length());
      boolean ofTheWindow = bundle.equals("workbench.api") || WINDOW.equals(name(layers, bundle));
      if (!bundle.startsWith(LIBRARY) && !ofTheWindow) {
        assertTrue(
            BundleGraph.packages(entry.getValue(), "Import-Package").stream()
                .noneMatch(p -> p.startsWith("javax.swing")),
            entry.getKey() + " imports Swing");
      }
    }
  }

  private static String name(Map<String, BundleGraph.Layer> layers, String bundle) {
    return layers.containsKey(bundle) ? layers.get(bundle).name() : "";
  }

  @Test
  void aForbiddenImportWouldBeFound() {
    Manifest api = manifest("org.lucerna.a", "org.lucerna.a.data;version=\"1.0\"", null);
    Manifest user =
        manifest("org.lucerna.b", null, "org.lucerna.a.data;version=\"[1.0,2)\",java.io");
    Map<String, Set<String>> imports =
        BundleGraph.of(Map.of("org.lucerna.a", api, "org.lucerna.b", user)).imports();
    assertEquals(Set.of("a"), imports.get("b"));
  }

  private static Manifest manifest(String name, String exports, String imports) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
    if (exports != null) {
      manifest.getMainAttributes().putValue("Export-Package", exports);
    }
    if (imports != null) {
      manifest.getMainAttributes().putValue("Import-Package", imports);
    }
    return manifest;
  }

  private static Map<String, BundleGraph.Layer> allowed() throws IOException {
    return BundleGraph.allowed(Distribution.project().resolve("distribution/layers.txt"));
  }
}
