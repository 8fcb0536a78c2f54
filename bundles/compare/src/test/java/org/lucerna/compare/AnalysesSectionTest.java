/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysesSectionTest {

  @TempDir Path folder;

  private Entry entry(String name, String report) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(run.resolve("report.json"), report);
    FinishedRun.Facts facts =
        new FinishedRun.Facts(
            name, "w", 1, Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of());
    FinishedRun.Data data = new FinishedRun.Data("d", Map.of(), folder, "", 0);
    return new Entry(
        name,
        run,
        List.of(
            new FinishedRun(
                name, run, facts, data, List.of(), Map.of(), List.of(), Map.of(), List.of())));
  }

  private static String report(String... maps) {
    return "{\"analyses\": [{\"maps\": [" + String.join(", ", maps) + "]}]}";
  }

  private static String map(String layer, String measures) {
    return ("{'method': 'cam', 'layer': '%s', 'maps': 4, 'without-positive-evidence': 1,"
            + " 'measures': {%s}}")
        .formatted(layer, measures)
        .replace('\'', '"');
  }

  private static String corner(double uniform) {
    return "'corner-energy': {'mean': 0.2, 'n': 4, 'interval-95': [0.1, 0.3], 'uniform-map': %s}"
        .formatted(uniform);
  }

  @Test
  void everyMapKindOfEveryRunHasARow() throws IOException {
    AnalysesSection section =
        new AnalysesSection(
            List.of(
                entry("one", report(map("a", corner(0.25)), map("b", corner(0.25)))),
                entry("two", report(map("b", "")))));
    assertEquals(
        List.of("run", "method", "layer", "maps", "empty", "corner-energy"),
        section.table().columns());
    assertEquals(
        List.of(
            List.of("one", "cam", "a", 4, 1, "0.200 (0.100\u20130.300)"),
            List.of("one", "cam", "b", 4, 1, "0.200 (0.100\u20130.300)"),
            uniform("one", "0.250"),
            List.of("two", "cam", "b", 4, 1, Numbers.NONE)),
        section.table().rows());
  }

  /** Methods that find evidence in fewer pictures are compared over fewer. */
  @Test
  void uniformMapsStandUnderTheRowsThatTheyBelongTo() throws IOException {
    AnalysesSection section =
        new AnalysesSection(
            List.of(entry("one", report(map("a", corner(0.25)), map("b", corner(0.5))))));
    List<List<Object>> rows = section.table().rows();
    assertEquals(4, rows.size());
    assertEquals(uniform("one", "0.250"), rows.get(1));
    assertEquals(uniform("one", "0.500"), rows.get(3));
  }

  private static List<Object> uniform(String run, String value) {
    return List.of(run, "uniform map", "", "", "", value);
  }

  @Test
  void runsWithoutAnalysesHaveNoSection() throws IOException {
    assertTrue(new AnalysesSection(List.of(entry("one", "{}"))).compose().isEmpty());
  }
}
