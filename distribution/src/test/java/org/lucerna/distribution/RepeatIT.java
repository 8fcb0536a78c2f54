/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several seeds and cross-validation, as a user starts them. */
class RepeatIT {

  private static final int PICTURES = 24;

  @TempDir Path dir;

  private Lucerna lucerna;

  @BeforeEach
  void job() throws Exception {
    lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
    Folders.discsAndSquares(dir.resolve("data"), PICTURES / 2);
    Files.writeString(
        dir.resolve("job.yaml"),
        """
        lucerna: 1
        name: several
        seed: 5
        data: {path: data, test: 0.3, validation: 0.2, split-seed: 1}
        model: {network: small-gap}
        steps:
          - train: {epochs: 1, batch: 8, optimizer: adam, freeze: none}
          - evaluate
        """);
  }

  @Test
  void seedsAreListedWithTheirMeanAndFinishedOnesAreNotRunAgain() throws Exception {
    Path out = dir.resolve("seeds");
    JsonObject two = run("--repeat", "2", "--out", "seeds");
    assertEquals(2, two.getAsJsonArray("runs").size());
    assertTrue(two.get("one-split").getAsBoolean(), "split-seed keeps the split");
    FileTime first = Files.getLastModifiedTime(out.resolve("seed-5/report.html"));

    JsonObject three = run("--repeat", "3", "--out", "seeds", "--resume");
    assertEquals(first, Files.getLastModifiedTime(out.resolve("seed-5/report.html")));
    JsonArray runs = three.getAsJsonArray("runs");
    double sum = 0;
    for (JsonElement run : runs) {
      sum += accuracy(run.getAsJsonObject(), "test");
    }
    JsonObject mean =
        three.getAsJsonObject("mean").getAsJsonObject("test").getAsJsonObject("accuracy");
    assertEquals(sum / 3, mean.get("mean").getAsDouble(), 1e-9);
    assertEquals(3, mean.get("n").getAsInt());
    String page = Files.readString(out.resolve("report.html"));
    for (String text : List.of("seed-5", "seed-6", "seed-7", "mean of 3", "standard deviation")) {
      assertTrue(page.contains(text), text);
    }
    assertEquals(4, Files.readAllLines(out.resolve("tables/runs.csv")).size());

    Lucerna.Result other =
        lucerna.run(
            "run",
            "job.yaml",
            "--repeat",
            "3",
            "--out",
            "seeds",
            "--resume",
            "--set",
            "train.batch=4");
    assertEquals(3, other.status(), other.err());
    assertTrue(other.err().contains("other parameters"), other.err());
  }

  @Test
  void everyPictureIsTestedInOneFold() throws Exception {
    JsonObject folds = run("--folds", "3", "--out", "folds");
    assertEquals(3, folds.getAsJsonArray("runs").size());
    List<String> tested = new ArrayList<>();
    for (int fold = 1; fold <= 3; fold++) {
      Path table = dir.resolve("folds/fold-" + fold + "/tables/predictions-test.csv");
      try (Stream<String> lines = Files.lines(table)) {
        lines.skip(1).map(line -> line.split(",")[0]).forEach(tested::add);
      }
    }
    assertEquals(PICTURES, tested.size());
    assertEquals(PICTURES, new TreeSet<>(tested).size());
    JsonObject pooled = folds.getAsJsonObject("cross-validated-accuracy");
    assertEquals(PICTURES, pooled.get("n").getAsInt());
    assertEquals(.5, folds.get("test-to-train").getAsDouble(), 1e-9, "a third over two thirds");
  }

  private static double accuracy(JsonObject run, String split) {
    return run.getAsJsonObject("scores").getAsJsonObject(split).get("accuracy").getAsDouble();
  }

  private JsonObject run(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "job.yaml", "--json"));
    arguments.addAll(List.of(options));
    Lucerna.Result result = lucerna.run(arguments.toArray(String[]::new));
    assertEquals(0, result.status(), result.err());
    assertTrue(result.isClean(), result.err());
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }
}
