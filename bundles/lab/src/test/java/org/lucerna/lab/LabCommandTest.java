/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.ReportWriter;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.session.Studio;

/** A studio that trains nothing: what each network would have found is made up. */
class LabCommandTest {

  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();
  private final List<Document> written = new ArrayList<>();
  private LabCommand command;

  private final class MadeUp implements Studio {
    @Override
    public Dataset data(Map<String, Object> source, long seed, Path base, Progress progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Session open(Map<String, Object> choice, Path base, Progress progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Outcome run(Map<String, Object> job, Path base, Path where, Progress progress) {
      asked.add(job.get("name") + " " + job.get("seed") + " " + folder.relativize(where));
      int seed = (int) job.get("seed");
      return Outcome.ok(List.of(), Map.of("inspections", List.of(found(seed))));
    }
  }

  /** In seed 2 the network did not qualify; else {@code good} beats {@code bad} by far. */
  private static Map<String, Object> found(int seed) {
    Map<String, Object> lab = new LinkedHashMap<>();
    lab.put("analysis", "lab");
    lab.put("qualified", seed != 2);
    lab.put("why-not", seed == 2 ? List.of("hat swapped: the prediction changes") : List.of());
    lab.put(
        "checks",
        List.of(
            Map.of(
                "name",
                "hat swapped",
                "value",
                0.01,
                "n",
                80.0,
                "required",
                "at most 2 %",
                "passed",
                seed != 2)));
    if (seed == 2) {
      return lab;
    }
    Map<String, Object> measures = new LinkedHashMap<>();
    for (Measure measure : World.PARTS.measures()) {
      Map<String, Object> methods = new LinkedHashMap<>();
      methods.put("bad", scores(0.1, seed));
      methods.put("good", scores(0.8, seed));
      methods.put("twin", scores(0.8, seed));
      methods.put("oracle", scores(1, 0));
      methods.put("random", scores(0, seed));
      measures.put(measure.id(), methods);
    }
    lab.put("scores", measures);
    lab.put("chance", Map.of("importance", 0.0, "energy", 0.1));
    lab.put("labels", Map.of("good", "Good map"));
    return lab;
  }

  private static Map<String, Object> scores(double mean, int seed) {
    Map<String, Object> byPicture = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      byPicture.put("p" + i, mean + 0.01 * ((i * 7 + seed) % 5 - 2) * (seed == 0 ? 0 : 1));
    }
    return byPicture;
  }

  @BeforeEach
  void set() throws IOException {
    ReportWriter writer =
        (document, out) -> {
          written.add(document);
          out.write("page".getBytes(StandardCharsets.UTF_8));
        };
    FakePlugins plugins =
        new FakePlugins().register(ReportWriter.class, "html", writer, NoParams.class);
    command = new LabCommand(new MadeUp(), plugins, new TempStorage(folder));
  }

  private Outcome run(Map<String, Object> values) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("out", folder.toString());
    LabCommandParams params =
        new RecordParamBinder().bind(LabCommandParams.class, all, Path.of(""));
    return command.run(
        params,
        new Context() {
          @Override
          public Path workingDirectory() {
            return folder;
          }

          @Override
          public Progress progress() {
            return Progress.none();
          }
        });
  }

  @Test
  void everyWorldIsRunWithEverySeedInAFolderOfItsOwn() throws IOException {
    run(Map.of("worlds", "parts", "seeds", 3));
    assertEquals(
        List.of("lab-parts 1 parts/seed-1", "lab-parts 2 parts/seed-2", "lab-parts 3 parts/seed-3"),
        asked);
    assertTrue(Files.exists(folder.resolve("lab.html")));
    assertTrue(Files.exists(folder.resolve("lab.json")));
    assertTrue(Files.exists(folder.resolve("tables/lab-order.csv")));
  }

  @Test
  void networksThatDidNotQualifyAreListedAndLeftOut() throws IOException {
    Outcome outcome = run(Map.of("worlds", "parts", "seeds", 3));
    assertTrue(
        outcome
            .lines()
            .contains("world parts, seed 2: not qualified: hat swapped: the prediction changes"));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) outcome.json().get("order")).get(0);
    assertEquals("good", first.get("method"));
    assertEquals(2, first.get("networks"));
    assertEquals(1.5, first.get("rank"));
    assertEquals(2, first.get("best_on"));
    assertEquals(0.8, (double) first.get("score"), 1e-9);
    assertEquals(0.0, first.get("chance"));
    assertTrue((double) first.get("score_low") < 0.8 && 0.8 < (double) first.get("score_high"));
    assertEquals(1.5, first.get("rank_low"));
    assertEquals(1.5, first.get("rank_high"));
  }

  @Test
  void whereNoNetworkQualifiedNothingIsRanked() throws IOException {
    // seed 2 alone cannot be asked for: a studio that finds the same of every seed
    command =
        new LabCommand(
            new Studio() {
              @Override
              public Dataset data(Map<String, Object> s, long seed, Path base, Progress p) {
                throw new UnsupportedOperationException();
              }

              @Override
              public Session open(Map<String, Object> choice, Path base, Progress p) {
                throw new UnsupportedOperationException();
              }

              @Override
              public Outcome run(Map<String, Object> job, Path base, Path where, Progress p) {
                return Outcome.ok(List.of(), Map.of("inspections", List.of(found(2))));
              }
            },
            new FakePlugins()
                .register(ReportWriter.class, "html", (d, out) -> written.add(d), NoParams.class),
            new TempStorage(folder));
    Outcome outcome = run(Map.of("worlds", "parts", "seeds", 2));
    assertEquals(List.of(), outcome.json().get("order"));
    Document.Section world = written.get(0).sections().get(1);
    assertTrue(
        world.blocks().stream()
            .anyMatch(b -> b instanceof Block.Notice n && n.text().startsWith("Not qualified")));
  }

  @Test
  void runsOfOtherSettingsAreNotMixed() throws IOException {
    run(Map.of("worlds", "parts", "seeds", 1));
    run(Map.of("worlds", "parts", "seeds", 3));
    LucernaException e =
        assertThrows(LucernaException.class, () -> run(Map.of("worlds", "parts", "epochs", 3)));
    assertEquals(ExitStatus.USAGE, e.status());
    assertFalse(e.getMessage().isEmpty());
  }

  @Test
  void jobsAskForWhatTheirWorldIs() {
    LabCommandParams params =
        new RecordParamBinder().bind(LabCommandParams.class, Map.of(), Path.of(""));
    WorldJob jobs = new WorldJob(params);
    assertEquals(5, params.seeds());
    assertEquals(List.of(World.values()), params.worlds());
    assertEquals(2, ((Map<?, ?>) jobs.of(World.TWO, 1).get("data")).get("creatures"));
    assertEquals(true, ((Map<?, ?>) jobs.of(World.MOSAIC, 1).get("data")).get("mosaic"));
    assertEquals("all", ((Map<?, ?>) jobs.of(World.SHORTCUT, 1).get("data")).get("shortcut-in"));
    assertEquals(0.3, ((Map<?, ?>) jobs.of(World.PARTS, 1).get("data")).get("missing"));
  }
}
