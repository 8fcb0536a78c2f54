/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job of the README, as a user starts it, with fewer pictures and epochs: what the whole
 * of it reaches is asserted where a window runs it ({@code FirstStepsWindowIT}).
 */
class DemoIT {

  @TempDir Path dir;

  @Test
  void theDemoTrainsExplainsAndReports() throws Exception {
    Lucerna lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
    Path classes = dir.resolve("classes.log");
    Lucerna.Result result =
        lucerna.run(
            Map.of("LUCERNA_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes),
            "demo",
            "--set",
            "data.per-class=60",
            "--set",
            "train.epochs=4",
            "--json");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.isClean(), result.err());
    JsonObject json = JsonParser.parseString(result.out()).getAsJsonObject();
    double accuracy =
        json.getAsJsonObject("test").getAsJsonObject("accuracy").get("value").getAsDouble();
    assertTrue(accuracy >= 0.3, "test accuracy " + accuracy + " of seven classes");

    Path run = Path.of(json.get("run").getAsString());
    assertEquals(dir.resolve("runs").toRealPath(), run.getParent().toRealPath());
    String page = Files.readString(run.resolve("report.html"));
    assertTrue(page.contains("energy falls on the class-defining pixels"), "no evidence");
    assertFalse(
        page.matches("(?s).*(src|href)=\"(?!data:|#)[^\"]*\".*"), "the page is not self-contained");

    assertFilesAreThere(run);
    assertNoWindowToolkit(classes);
  }

  /** A machine without a display, or a Java without Swing's native parts, is enough. */
  private static void assertNoWindowToolkit(Path log) throws Exception {
    List<String> swing;
    try (Stream<String> lines = Files.lines(log)) {
      swing =
          lines
              .map(line -> line.replaceFirst("^.*\\] (\\S+) source:.*$", "$1"))
              .filter(c -> c.startsWith("javax.swing.") || c.startsWith("com.formdev."))
              // an interface without code that XChart's formula renderer mentions
              .filter(c -> !c.equals("javax.swing.Icon"))
              .toList();
    }
    assertEquals(List.of(), swing);
    assertTrue(Files.size(log) > 100_000, "no classes were logged");
  }

  private static void assertFilesAreThere(Path run) throws Exception {
    for (String name : List.of("manifest.json", "report.json", "state.json", "model/epochs.csv")) {
      assertTrue(Files.size(run.resolve(name)) > 0, name);
    }
    try (Stream<Path> files = Files.walk(run)) {
      List<String> names = files.map(f -> f.getFileName().toString()).toList();
      assertTrue(names.stream().anyMatch(n -> n.matches("cam--.*--\\d+\\.npy")), "no raw map");
      assertTrue(names.stream().anyMatch(n -> n.matches("grad-cam--.*--\\d+\\.png")), "no overlay");
      assertTrue(names.stream().anyMatch(n -> n.endsWith(".svg")), "no drawing");
    }
  }
}
