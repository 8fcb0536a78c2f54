/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every installed analysis as a command and as a step, in the assembled product. */
class AnalysesIT {

  /** What takes long for each picture gets few; what compares pictures needs them all. */
  private static final Set<String> FEW =
      Set.of("feature-maps", "trace", "lab", "leaderboard", "sanity", "trust");

  /** Two of a class. */
  private static final int SOME = 14;

  @TempDir Path dir;
  private Lucerna lucerna;

  @BeforeEach
  void start() {
    lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
  }

  /** As {@code lucerna help} lists them: {@code analyse filters}, {@code evaluate localization}. */
  private List<String> commands() throws Exception {
    List<String> commands = new ArrayList<>();
    for (String line : lucerna.run("help").out().lines().toList()) {
      if (line.matches("  (analyse|evaluate) [a-z-]+( .*)?")) {
        String[] words = line.strip().split(" ");
        commands.add(words[0] + " " + words[1]);
      }
    }
    return commands;
  }

  private static int limit(String id) {
    if (id.equals("audit")) {
      return SOME;
    }
    return FEW.contains(id) ? 2 : 0;
  }

  private static JsonObject json(Path file) throws Exception {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void allOfThemAreStepsOfOneJobAndPartsOfItsReport() throws Exception {
    List<String> ids = commands().stream().map(c -> c.split(" ")[1]).toList();
    assertTrue(ids.size() >= 9, ids.toString());
    StringBuilder job =
        new StringBuilder(
            """
            lucerna: 1
            name: inside
            seed: 1
            data: {loader: critters, per-class: 12}
            model: {network: small-gap, weights: initial}
            steps:
              - train: {epochs: 1}
            """);
    // 0 stands for all.
    ids.forEach(id -> job.append("  - %s: {limit: %d}\n".formatted(id, limit(id))));
    Files.writeString(dir.resolve("inside.yaml"), job);
    Lucerna.Result result = lucerna.run("run", "inside.yaml", "--out", "out");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.isClean(), result.err());
    String page = Files.readString(dir.resolve("out/report.html"));
    List<String> reported = new ArrayList<>();
    for (JsonElement e : json(dir.resolve("out/report.json")).getAsJsonArray("inspections")) {
      reported.add(e.getAsJsonObject().get("analysis").getAsString());
    }
    assertEquals(ids, reported);
    for (String id : ids) {
      String words = id.replace('-', ' ');
      assertTrue(
          page.contains(Character.toUpperCase(words.charAt(0)) + words.substring(1)),
          "no section " + id);
    }
  }

  @Test
  void asCommandsTheyLeaveReportFiguresTablesAndArrays() throws Exception {
    Lucerna.Result result =
        lucerna.run(
            "analyse",
            "feature-maps",
            "--network",
            "small-gap",
            "--weights",
            "procedural",
            "--image",
            Folders.discsAndSquares(dir.resolve("pictures"), 1) + "/disc",
            "--out",
            "maps",
            "--json");
    assertEquals(0, result.status(), result.err());
    JsonObject json = JsonParser.parseString(result.out()).getAsJsonObject();
    assertTrue(Files.size(Path.of(json.get("report").getAsString())) > 1000);
    for (String folder : List.of("figures", "tables", "arrays")) {
      try (Stream<Path> files = Files.list(dir.resolve("maps").resolve(folder))) {
        assertTrue(files.findAny().isPresent(), "nothing in " + folder);
      }
    }
  }

  @Test
  void withoutPicturesThoseThatNeedSomeSaySo() throws Exception {
    List<String> commands = commands();
    assertFalse(commands.isEmpty());
    for (int i = 0; i < commands.size(); i += 2) { // two at a time
      Map<String, Process> running = new LinkedHashMap<>();
      for (String command : commands.subList(i, Math.min(i + 2, commands.size()))) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--network", "small-gap", "--weights", "procedural", "--out", "none"));
        String[] all = words.toArray(String[]::new);
        running.put(command, lucerna.start(output(command), errors(command), all));
      }
      for (Map.Entry<String, Process> one : running.entrySet()) {
        String command = one.getKey();
        assertRefused(command, lucerna.await(one.getValue(), output(command), errors(command)));
      }
    }
  }

  private Path output(String command) {
    return dir.resolve(command.replace(' ', '-') + ".out");
  }

  private Path errors(String command) {
    return dir.resolve(command.replace(' ', '-') + ".err");
  }

  private static void assertRefused(String command, Lucerna.Result result) {
    assertTrue(result.isClean(), command + ": " + result.err());
    if (result.status() != 0) {
      assertTrue(Set.of(2, 4).contains(result.status()), command + ": " + result.err());
      assertTrue(
          result.err().contains("picture") || result.err().contains("data set"),
          command + ": " + result.err());
    }
  }
}
