/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.RunFiles;

class RunReaderTest {

  private static final long NO_PROCESS = Long.MAX_VALUE;

  @TempDir Path dir;

  @Test
  void aFinishedRunIsReadWithItsSetupEpochsAndScores() throws IOException {
    RunFolder run =
        RunReader.read(new RunFiles(dir.resolve("a")).finished("net", 7, 0.01).folder());

    assertEquals(RunState.FINISHED, run.state());
    assertEquals("a", run.name());
    assertEquals("2026-01-02T03:04:05Z", run.changed().toString());
    assertEquals("net", run.setup().network());
    assertEquals("gap", run.setup().head());
    assertEquals(7, run.setup().seed());
    assertEquals(Map.of("path", "pets"), run.setup().source());
    assertEquals(Path.of("/base"), run.setup().base());
    assertEquals("0.01", run.setup().configuration().get("train.learning-rate"));
    assertEquals("1.0", run.setup().configuration().get("bundle a"));
    assertEquals(2, run.course().epochs().size());
    assertEquals(0.65, run.course().epochs().get(1).validation().orElseThrow().accuracy(), 1e-9);
    assertEquals(OptionalInt.of(2), run.course().chosen());
    assertEquals(OptionalInt.of(4), run.course().planned());
    assertEquals(Map.of(1, 50.0, 2, 50.0), run.course().speeds());
    Measured accuracy = run.measured("test", "accuracy").orElseThrow();
    assertEquals("75.0 %", accuracy.text());
    assertEquals("30.0–95.0 %", accuracy.intervalText());
    assertEquals(4, accuracy.n());
    assertTrue(run.problem().isEmpty());
  }

  @Test
  void aRunIsAtWorkWhileItsProcessLivesElseInterrupted() throws IOException {
    Path alive = new RunFiles(dir.resolve("a")).running(ProcessHandle.current().pid(), 3).folder();
    Path dead = new RunFiles(dir.resolve("b")).running(NO_PROCESS, 3).folder();

    assertEquals(RunState.RUNNING, RunReader.read(alive).state());
    assertEquals(RunState.INTERRUPTED, RunReader.read(dead).state());
    assertEquals(OptionalInt.of(3), RunReader.read(dead).course().chosen());
  }

  @Test
  void aRowThatIsBeingWrittenIsLeftOut() throws IOException {
    RunFiles files = new RunFiles(dir.resolve("a")).running(NO_PROCESS, 2);
    Path table = files.folder().resolve("model/epochs.csv");
    Files.writeString(table, Files.readString(table) + "3,0.01,0.4,0.");

    assertEquals(2, RunReader.read(files.folder()).course().epochs().size());
  }

  @Test
  void damagedAndForeignFilesGiveASentence() throws IOException {
    RunFiles cut = new RunFiles(dir.resolve("cut")).finished("net", 1, 0.1);
    cut.write("report.json", "{\"job\": \"te");
    RunFiles foreign = new RunFiles(dir.resolve("foreign"));
    foreign.write("state.json", "[1, 2]").write("model/epochs.csv", "\"a\nb,c").write("x", "");
    RunFiles strange = new RunFiles(dir.resolve("strange")).finished("net", 1, 0.1);
    strange
        .write("manifest.json", "{\"job\": 3, \"bundles\": {}, \"base\": [], \"seed\": \"x\"}")
        .write("report.json", "{\"test\": [], \"epochs\": 4, \"data\": {\"classes\": \"no\"}}");

    assertTrue(RunReader.read(cut.folder()).problem().orElseThrow().contains("report.json"));
    assertEquals(RunState.UNREADABLE, RunReader.read(foreign.folder()).state());
    assertTrue(RunReader.read(foreign.folder()).problem().orElseThrow().contains("foreign"));
    assertEquals(RunState.FINISHED, RunReader.read(strange.folder()).state());
    assertTrue(RunReader.read(dir.resolve("none")).problem().orElseThrow().contains("gone"));
  }

  @Test
  void runsOfOneJobStandForTheirSummary() throws IOException {
    new RunFiles(dir.resolve("runs/many")).finished("net", 1, 0.1);
    new RunFiles(dir.resolve("runs/many/seed-1")).finished("net", 1, 0.1);
    new RunFiles(dir.resolve("runs/many/seed-2")).finished("net", 2, 0.1);
    new RunFiles(dir.resolve("runs/one")).finished("net", 1, 0.1);
    Files.createDirectories(dir.resolve("runs/empty"));

    List<Path> found = RunReader.find(dir.resolve("runs"));

    assertEquals(
        List.of("many/seed-1", "many/seed-2", "one"),
        found.stream().map(f -> RunReader.read(f).name()).toList());
    assertEquals(1, RunReader.find(dir.resolve("runs/one")).size());
    assertTrue(RunReader.find(dir.resolve("nothing")).isEmpty());
  }

  @Test
  void theStampChangesWithTheFilesThatAreRead() throws IOException {
    RunFiles files = new RunFiles(dir.resolve("a")).running(NO_PROCESS, 2);
    long before = RunReader.stamp(files.folder());
    assertEquals(before, RunReader.stamp(files.folder()));

    files.running(NO_PROCESS, 3);

    assertNotEquals(before, RunReader.stamp(files.folder()));
  }

  @Test
  void tablesAreReadAndAreEmptyWhereTheyAreMissing() throws IOException {
    RunTables tables =
        new RunTables(new RunFiles(dir.resolve("a")).finished("net", 1, 0.1).folder());

    assertEquals(List.of("test"), tables.splits());
    assertEquals(RunFiles.CLASSES, tables.classes("test"));
    List<Prediction> all = tables.predictions("test");
    assertEquals(new Prediction("dog/2", "dog", "cat", 0.8, 0.15), all.get(1));
    assertTrue(all.get(0).isRight());
    assertFalse(all.get(1).isRight());
    assertEquals(2, tables.perClass("test").rows().get(0).get(1));
    assertEquals(2, tables.reliability("test").rows().size());
    assertTrue(tables.predictions("train").isEmpty());
    assertTrue(tables.perClass("train").rows().isEmpty());
  }
}
