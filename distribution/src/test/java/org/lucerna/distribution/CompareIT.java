/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.SharedData;

/** Runs side by side and similar classes, as a user asks for them. */
class CompareIT {

  @TempDir Path dir;

  private Lucerna lucerna;

  @BeforeEach
  void start() {
    lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
  }

  @Test
  void jobsOfSeveralSeedsAreComparedOnOnePage() throws Exception {
    Folders.discsAndSquares(dir.resolve("data"), 12);
    Files.writeString(
        dir.resolve("job.yaml"),
        """
        lucerna: 1
        name: shapes
        seed: 5
        repeat: 2
        data: {path: data, test: 0.3, validation: 0.2}
        model: {network: small-gap}
        steps:
          - train: {epochs: 1, batch: 8, optimizer: adam, freeze: none}
          - evaluate
          - explain: {methods: [cam], per-class: 4}
        """);
    run("run", "job.yaml", "--out", "adam");
    run("run", "job.yaml", "--set", "train.optimizer=sgd", "--out", "sgd");
    JsonObject json = run("compare", "adam", "sgd", "--out", "both");
    JsonArray tests = json.getAsJsonArray("mcnemar");
    assertEquals(1, tests.size());
    assertEquals("shapes (adam)", tests.get(0).getAsJsonObject().get("A").getAsString());

    String page = Files.readString(dir.resolve("both/compare.html"));
    for (String text :
        List.of(
            "shapes (sgd)",
            "\u00B1",
            "Nadeau and Bengio",
            "What the networks look at",
            "Loss after each epoch",
            "Differences between the jobs")) {
      assertTrue(page.contains(text), text);
    }
    assertFalse(page.contains("not the same seeds"), "equal seeds give equal splits");
    assertFalse(
        page.matches("(?s).*(src|href)=\"(?!data:|#)[^\"]*\".*"), "the page is not self-contained");
    assertTrue(Files.size(dir.resolve("both/tables/comparison.csv")) > 0);
    assertTrue(Files.exists(dir.resolve("both/figures/maps-of-all-runs.svg")));
  }

  @Test
  void aFolderThatIsNoRunIsNamedInOneSentence() throws Exception {
    Files.createDirectory(dir.resolve("empty"));
    Lucerna.Result result = lucerna.run("compare", "empty", "nowhere");
    assertEquals(4, result.status(), result.err());
    assertTrue(result.isClean(), result.err());
    assertTrue(result.err().contains("empty is no run folder"), result.err());
  }

  /** A class cut into two at random: nothing can be more alike than its halves. */
  @Test
  void halvesOfOneClassAreTheMostAlike() throws Exception {
    Path weights = SharedData.require("models", "squeezenet1_0.pth");
    Path pokemon = SharedData.require("data", "pokemon7");
    for (String name : List.of("Arbok", "Bulbasaur", "Charmander", "Squirtle")) {
      copy(pokemon.resolve(name), 0, 1, name);
    }
    copy(pokemon.resolve("Pikachu"), 0, 2, "Pika");
    copy(pokemon.resolve("Pikachu"), 1, 2, "Chu");
    JsonObject json =
        run(
            "datasets",
            "similar",
            "--data",
            "classes",
            "--network",
            "squeezenet1_0",
            "--weights",
            weights.toString(),
            "--pick",
            "5",
            "--out",
            "similar");
    JsonArray nearest = json.getAsJsonArray("pairs").get(0).getAsJsonArray();
    assertEquals("Chu", nearest.get(0).getAsString());
    assertEquals("Pika", nearest.get(1).getAsString());
    assertTrue(nearest.get(2).getAsDouble() < 0.5, nearest.toString());
    String distinct = json.getAsJsonArray("distinct").toString();
    assertFalse(distinct.contains("Pika") && distinct.contains("Chu"), distinct);
    assertTrue(Files.exists(dir.resolve("similar/figures/class-separation.svg")));
  }

  /** Sixteen pictures: every {@code step}-th from {@code first} on. */
  private void copy(Path from, int first, int step, String name) throws Exception {
    Path to = Files.createDirectories(dir.resolve("classes").resolve(name));
    try (Stream<Path> files = Files.list(from)) {
      List<Path> sorted = files.sorted().toList();
      for (int i = 0; i < 16; i++) {
        Path file = sorted.get(first + step * i);
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private JsonObject run(String... words) throws Exception {
    String[] all = Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new);
    Lucerna.Result result = lucerna.run(all);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.isClean(), result.err());
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }
}
