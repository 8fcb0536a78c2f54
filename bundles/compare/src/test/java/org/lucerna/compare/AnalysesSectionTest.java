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

  @Test
  void everyMapKindOfEveryRunHasARow() throws IOException {
    String corner =
        "{'mean': 0.2, 'n': 4, 'interval-95': [0.1, 0.3], 'uniform-map': 0.25}".replace('\'', '"');
    String map =
        "{\"method\": \"cam\", \"layer\": \"%s\", \"maps\": 4, \"without-positive-evidence\": 1,"
            + " \"measures\": {%s}}";
    String first =
        "{\"analyses\": [{\"maps\": ["
            + map.formatted("a", "\"corner-energy\": " + corner)
            + "]}]}";
    String second = "{\"analyses\": [{\"maps\": [" + map.formatted("b", "") + "]}]}";
    AnalysesSection section =
        new AnalysesSection(List.of(entry("one", first), entry("two", second)));
    assertEquals(
        List.of("run", "method", "layer", "maps", "empty", "corner-energy"),
        section.table().columns());
    assertEquals(
        List.of(
            List.of("one", "cam", "a", 4, 1, "0.200 (0.100\u20130.300); uniform 0.250"),
            List.of("two", "cam", "b", 4, 1, Numbers.NONE)),
        section.table().rows());
  }

  @Test
  void runsWithoutAnalysesHaveNoSection() throws IOException {
    assertTrue(new AnalysesSection(List.of(entry("one", "{}"))).compose().isEmpty());
  }
}
