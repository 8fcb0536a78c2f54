/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

class ResumeTest {

  private static final int EPOCHS = 6;
  private static final int STEPS = 8;

  @TempDir Path root;
  private TestJob job;

  @BeforeEach
  void prepare() {
    job = new TestJob(root);
    job.network = TestJob.network(0.3);
  }

  private void run(int epochs) throws IOException {
    job.run("epochs", epochs, "batch", 4, "learning-rate", 0.4, "schedule", "step", "step-size", 3);
  }

  /** What an uninterrupted run leaves: parameters of state, last and best. */
  private List<String> uninterrupted() throws IOException {
    Path folder = job.folder;
    job.folder = root.resolve("whole");
    run(EPOCHS);
    List<String> found = models();
    job.folder = folder;
    return found;
  }

  private List<String> models() throws IOException {
    return List.of(hash("state.safetensors"), hash("last.safetensors"), hash("best.safetensors"));
  }

  private String hash(String file) throws IOException {
    return job.files.tensors(job.folder.resolve(file));
  }

  private void runKilledAtStep(int step) {
    job.java.failAtStep = step;
    assertThrows(IllegalStateException.class, () -> run(EPOCHS));
    job.java.failAtStep = -1;
    job.resume = true;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void stoppingInAnyEpochAndGoingOnGivesTheSameBits(int epoch) throws IOException {
    List<String> expected = uninterrupted();
    runKilledAtStep(epoch * STEPS + 3);
    run(EPOCHS);
    assertEquals(expected, models());
  }

  @ParameterizedTest
  @ValueSource(strings = {"last.safetensors", "best.safetensors", "epochs.csv"})
  void filesThatAKillLeftBehindTheStateAreWrittenAgain(String file) throws IOException {
    List<String> expected = uninterrupted();
    runKilledAtStep(STEPS);
    Path old = root.resolve("old");
    Files.copy(job.folder.resolve(file), old);
    job.resume = true;
    runKilledAtStep(4 * STEPS);
    Files.copy(old, job.folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    run(EPOCHS);
    assertEquals(expected, models());
    assertEquals(
        EPOCHS, EpochTable.parse(Files.readString(job.folder.resolve("epochs.csv"))).size());
  }

  @Test
  void aRunKilledAfterItsLastStateStillGetsItsModels() throws IOException {
    List<String> expected = uninterrupted();
    run(EPOCHS);
    Files.delete(job.folder.resolve("last.safetensors"));
    Files.delete(job.folder.resolve("best.safetensors"));
    Files.delete(job.folder.resolve("epochs.csv"));
    job.resume = true;
    int before = job.java.steps.get();
    run(EPOCHS);
    assertEquals(expected, models());
    assertEquals(before, job.java.steps.get(), "nothing is learned again");
  }

  @Test
  void aRunWithoutItsStateBeginsAgain() throws IOException {
    List<String> expected = uninterrupted();
    runKilledAtStep(3 * STEPS);
    Files.delete(job.folder.resolve("state.safetensors"));
    run(EPOCHS);
    assertEquals(expected, models());
  }

  @Test
  void aFinishedRunCanBeTakenFurther() throws IOException {
    List<String> expected = uninterrupted();
    run(4);
    job.resume = true;
    run(EPOCHS);
    assertEquals(expected, models());
  }

  @Test
  void theStateOfAnotherJobIsRefused() throws IOException {
    run(2);
    job.resume = true;
    job.seed = 8;
    LucernaException refusal = assertThrows(LucernaException.class, () -> run(EPOCHS));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
    assertTrue(refusal.getMessage().contains("another job"), refusal.getMessage());
  }

  @Test
  void fewerEpochsThanThereAreIsRefused() throws IOException {
    run(3);
    job.resume = true;
    LucernaException refusal = assertThrows(LucernaException.class, () -> run(2));
    assertEquals(ExitStatus.JOB_INVALID, refusal.status());
  }

  @Test
  void startingAnewDropsTheOldStateAndKeepsTheOldModelsUntilNewOnesAreThere() throws IOException {
    run(3);
    String last = hash("last.safetensors");
    String best = hash("best.safetensors");
    job.java.failAtStep = 2;
    assertThrows(IllegalStateException.class, () -> run(3));
    assertEquals(last, hash("last.safetensors"));
    assertEquals(best, hash("best.safetensors"));
    assertTrue(Files.notExists(job.folder.resolve("state.safetensors")), "the old state is there");
    assertTrue(Files.notExists(job.folder.resolve("epochs.csv")), "the old figures are there");
    job.java.failAtStep = -1;
    job.run("epochs", 1, "select", "last");
    assertTrue(Files.notExists(job.folder.resolve("best.safetensors")), "it is another run's");
  }

  @Test
  void featuresComputedInPartsAreTheSame() throws IOException {
    List<String> expected = uninterrupted();
    try (Stream<Path> files = Files.walk(root.resolve("home"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".features")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
      }
    }
    run(EPOCHS);
    assertEquals(expected, models(), "a damaged cache is computed again");
  }
}
