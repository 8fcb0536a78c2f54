/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SIGKILL at random moments of a training, from about its first picture on, each time resumed: it
 * ends with the weights of one that nobody killed. System property {@code lucerna.kills} says how
 * often: 10 times in a normal build, 100 in the benchmark profile.
 */
@EnabledOnOs(OS.LINUX)
class KillTest {

  private static final int KILLS = Integer.getInteger("lucerna.kills", 10);
  private static final int PATIENCE = 5;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"full", "frozen"})
  void howeverOftenATrainingIsKilledItEndsWithTheSameWeights(String kind) throws Exception {
    long start = System.nanoTime();
    Path whole = root.resolve("whole");
    finish(kind, whole);
    long millis = (System.nanoTime() - start) / 1_000_000;
    List<String> expected = weights(whole);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int kills = 0;
    int completed = 0;
    Path folder = root.resolve("killed0");
    while (kills < KILLS / 2) {
      Process process = start(kind, folder);
      if (process.waitFor(random.nextLong(millis / 3, millis), TimeUnit.MILLISECONDS)) {
        assertEquals(0, process.exitValue(), Files.readString(root.resolve("out.txt")));
        assertEquals(expected, weights(folder), "after " + kills + " kills, seed " + seed);
        completed++;
        folder = root.resolve("killed" + completed);
      } else {
        process.destroyForcibly().waitFor();
        kills++;
      }
    }
    finish(kind, folder);
    assertEquals(expected, weights(folder), "after " + kills + " kills, seed " + seed);
  }

  private void finish(String kind, Path folder) throws Exception {
    Process process = start(kind, folder);
    assertTrue(process.waitFor(PATIENCE, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), Files.readString(root.resolve("out.txt")));
  }

  private Process start(String kind, Path folder) throws IOException {
    List<String> options = List.of("-XX:TieredStopAtLevel=1"); // starts faster
    return Child.start(options, KillMain.class, root.resolve("out.txt"), kind, folder.toString());
  }

  /** Everything the state holds, and both models. */
  private static List<String> weights(Path folder) throws IOException {
    TestFiles files = new TestFiles(folder);
    Path run = folder.resolve("run");
    return List.of(
        files.tensors(run.resolve("state.safetensors")),
        files.tensors(run.resolve("last.safetensors")),
        files.tensors(run.resolve("best.safetensors")));
  }
}
