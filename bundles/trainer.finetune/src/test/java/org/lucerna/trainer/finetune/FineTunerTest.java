/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.TrainReport;
import org.lucerna.vision.api.weights.InitialWeights;

class FineTunerTest {

  @TempDir Path root;
  private TestJob job;

  @BeforeEach
  void prepare() {
    job = new TestJob(root);
  }

  @Test
  void aHeadLearnsWhatCanBeLearned() throws IOException {
    TrainReport report = job.run("epochs", 30, "learning-rate", 0.5, "batch", 4);
    Epoch last = report.epochs().get(29);
    assertEquals(1.0, last.train().orElseThrow().accuracy());
    assertEquals(1.0, last.validation().orElseThrow().accuracy());
    assertTrue(last.running().loss() < report.epochs().get(0).running().loss() / 4);
  }

  @Test
  void theFrozenPartRunsOnceForEachPictureHoweverManyEpochs() throws IOException {
    job.network = TestJob.network(0.5);
    TrainReport report = job.run("epochs", 5);
    MemoryData data = (MemoryData) job.data;
    assertEquals(30 + 12, data.decodings(""));
    assertEquals("flatten", report.facts().get("learning-begins-behind"));
    assertEquals("42", report.facts().get("cache-misses"));
    // features in 6 batches of 8, the last filled up; then 5 times all in evaluation mode
    assertEquals(6 * 8 + 5 * 42, job.java.forwards.get());
  }

  @Test
  void aSecondRunFindsTheFeaturesOfTheFirst() throws IOException {
    job.run("epochs", 2);
    job.seed = 8;
    job.initial = InitialWeights.of(job.network, 7);
    TrainReport report = job.run("epochs", 3, "batch", 7);
    assertEquals("0", report.facts().get("cache-misses"));
    assertEquals("42", report.facts().get("cache-hits"));
    assertEquals(42, ((MemoryData) job.data).decodings(""));
  }

  @Test
  void cachedAndUncachedTrainingGiveTheSameWeights() throws IOException {
    String cached = weights(job.run("epochs", 4));
    job.folder = root.resolve("uncached");
    assertEquals(cached, weights(job.run("epochs", 4, "cache", "off")));
  }

  @Test
  void testPicturesAreNotLookedAtUnlessACurveIsWanted() throws IOException {
    MemoryData data = (MemoryData) job.data;
    TrainReport report = job.run("epochs", 2);
    assertEquals(0, data.decodings("test"));
    assertTrue(report.epochs().get(0).test().isEmpty());
    report = job.run("epochs", 2, "test-curve", true);
    assertTrue(report.epochs().get(1).test().isPresent());
    assertTrue(report.facts().get("test-curve").contains("chose nothing"));
  }

  @Test
  void theBestEpochByValidationIsKeptAndNotTheLast() throws IOException {
    // a rate that grows until training falls apart: the first epochs are better
    TrainReport report =
        job.run("epochs", 6, "learning-rate", 0.3, "schedule", "step", "step-size", 3, "gamma", 0);
    assertEquals(3, report.chosen(), "from epoch 4 on nothing changes: of equals the earlier");
    assertTrue(report.model().endsWith("best.safetensors"));
    assertEquals("3", provenance("best.safetensors").get("epoch"));
    assertEquals("6", provenance("last.safetensors").get("epoch"));
  }

  @Test
  void theLastEpochIsTakenWhereTheJobSaysSo() throws IOException {
    job.data = new MemoryData(TestJob.SIZE).add(Split.TRAIN, 6).add(Split.TEST, 2);
    TrainReport report = job.run("epochs", 3, "select", "last");
    assertEquals(3, report.chosen());
    assertTrue(report.model().endsWith("last.safetensors"));
    assertEquals("18", report.facts().get("train-pictures"));
    assertFalse(Files.exists(job.folder.resolve("best.safetensors")));
  }

  @Test
  void withoutValidationPicturesAPartOfTheTrainingPicturesIsCutOffAndSaid() throws IOException {
    job.data = new MemoryData(TestJob.SIZE).add(Split.TRAIN, 10);
    TrainReport report = job.run("epochs", 1);
    assertEquals("24", report.facts().get("train-pictures"));
    assertTrue(report.facts().get("validation-pictures").startsWith("6, cut from"));
  }

  @Test
  void oneNoteAnEpochSaysWhatHappened() throws IOException {
    List<String> notes = new ArrayList<>();
    job.progress = new Listening(notes, Integer.MAX_VALUE);
    job.run("epochs", 3, "schedule", "step", "step-size", 2);
    assertEquals(3, notes.size());
    assertTrue(notes.get(2).startsWith("epoch 3 of 3  rate 0.0001"), notes.get(2));
    assertTrue(notes.get(2).contains("validation 0."), notes.get(2));
  }

  @Test
  void cancellingStopsWithinOneBatchAndClosesEverything() {
    job.progress = new Listening(new ArrayList<>(), 6 + 3);
    assertThrows(CancellationException.class, () -> job.run("epochs", 3, "batch", 5));
    assertEquals(4, job.java.steps.get(), "the step at whose end it is noticed, and no further");
    assertEquals(0, job.java.open.get());
  }

  @Test
  void twoTrainingsInARowLeaveNothingOpen() throws IOException {
    job.run("epochs", 2);
    job.run("epochs", 2);
    assertEquals(0, job.java.open.get());
  }

  @Test
  void divergingIsSaidAndNotSaved() {
    LucernaException failure =
        assertThrows(LucernaException.class, () -> job.run("epochs", 9, "learning-rate", 1e38));
    assertEquals(ExitStatus.FAILED, failure.status());
    assertTrue(failure.getMessage().contains("lower the learning rate"), failure.getMessage());
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsNamedAndTheOldFileIsIntact() throws IOException {
    job.run("epochs", 1);
    byte[] before = Files.readAllBytes(job.folder.resolve("last.safetensors"));
    job.resume = true;
    job.files.failing = "last.safetensors";
    LucernaException failure = assertThrows(LucernaException.class, () -> job.run("epochs", 2));
    assertEquals(ExitStatus.FAILED, failure.status());
    assertTrue(
        failure.getMessage().contains("last.safetensors cannot be written"), failure.getMessage());
    assertArrayEquals(before, Files.readAllBytes(job.folder.resolve("last.safetensors")));
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() {
    job.files.failing = ".features";
    LucernaException failure = assertThrows(LucernaException.class, () -> job.run());
    assertEquals(ExitStatus.FAILED, failure.status());
    assertTrue(failure.getMessage().contains("set cache to off"), failure.getMessage());
  }

  @Test
  void theTableOfEpochsHasOneRowEach() throws IOException {
    TrainReport report = job.run("epochs", 3, "test-curve", true);
    String text = Files.readString(job.folder.resolve("epochs.csv"));
    assertEquals(report.epochs(), EpochTable.parse(text));
  }

  @Test
  void mirroredPicturesPreventCachingFeatures() throws IOException {
    TrainReport report = job.run("epochs", 3, "augment", "flip");
    assertEquals("the picture (nothing is cached)", report.facts().get("learning-begins-behind"));
    assertEquals(42, ((MemoryData) job.data).decodings(""), "crops are kept in memory");
  }

  private Map<String, String> provenance(String file) throws IOException {
    return job.files.provenance(job.folder.resolve(file));
  }

  private String weights(TrainReport report) throws IOException {
    return job.files.tensors(report.model());
  }

  /** Collects notes; cancels at a step. */
  private static final class Listening implements Progress {
    private final List<String> notes;
    private int left;

    Listening(List<String> notes, int steps) {
      this.notes = notes;
      this.left = steps;
    }

    @Override
    public void step(long done, long total) {
      if (left-- == 0) {
        throw new CancellationException();
      }
    }

    @Override
    public Progress part(String label, double share) {
      return this;
    }

    @Override
    public void note(String line) {
      notes.add(line);
    }
  }
}
