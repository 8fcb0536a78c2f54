/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;
import org.lucerna.vision.api.train.TrainReport;

class EarlyStoppingTest {

  /** Falls to nothing from epoch 4 on: the third is the last that brings something new. */
  private static final Object[] FALLING = {
    "epochs", 12, "learning-rate", 0.3, "schedule", "step", "step-size", 3, "gamma", 0
  };

  private static final int STEPS = 1;

  @TempDir Path root;
  private TestJob job;

  @BeforeEach
  void prepare() {
    job = new TestJob(root);
  }

  private static Object[] with(Object... more) {
    List<Object> all = new ArrayList<>(List.of(FALLING));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private static Epoch epoch(int number, double loss, double accuracy) {
    Fit fit = new Fit(loss, accuracy);
    return new Epoch(number, 0.1, fit, Optional.empty(), Optional.of(fit), Optional.empty(), 1);
  }

  @Test
  void patienceCountsEpochsThatAreNoBetter() {
    List<Epoch> epochs = new ArrayList<>();
    epochs.add(epoch(1, 1.0, 0.5));
    assertFalse(Choice.isExhausted(epochs, 1), "nothing to compare with yet");
    epochs.add(epoch(2, 0.9, 0.5));
    assertFalse(Choice.isExhausted(epochs, 1), "equal accuracy, lower loss");
    epochs.add(epoch(3, 0.9, 0.5));
    assertTrue(Choice.isExhausted(epochs, 1));
    assertFalse(Choice.isExhausted(epochs, 2));
    assertFalse(Choice.isExhausted(epochs, 0), "0 is never");
    epochs.add(epoch(4, 5.0, 0.6));
    assertFalse(Choice.isExhausted(epochs, 1), "accuracy comes first");
    assertEquals(4, Choice.best(epochs));
  }

  @Test
  void trainingStopsWhenNothingGetsBetterAndSaysSo() throws IOException {
    TrainReport report = job.run(with("early-stopping", 2));
    assertEquals(5, report.epochs().size());
    assertEquals(3, report.chosen());
    assertEquals(
        "after epoch 5 of 12: none was better than epoch 3", report.facts().get("stopped-early"));
    assertEquals(12, job.run(with()).epochs().size());
  }

  @Test
  void aResumedRunStopsWhereItWouldHaveStopped() throws IOException {
    TrainReport whole = job.run(with("early-stopping", 2));
    job.folder = root.resolve("killed");
    job.java.failAtStep = 3 * STEPS + 1;
    assertThrows(IllegalStateException.class, () -> job.run(with("early-stopping", 2)));
    job.java.failAtStep = -1;
    job.resume = true;
    TrainReport resumed = job.run(with("early-stopping", 2));
    assertEquals(5, resumed.epochs().size());
    assertEquals(job.files.tensors(whole.model()), job.files.tensors(resumed.model()));
    int before = job.java.steps.get();
    assertEquals(5, job.run(with("early-stopping", 2)).epochs().size());
    assertEquals(before, job.java.steps.get(), "a run that stopped stays stopped");
  }

  @Test
  void aPlateauFallsAtTheSameEpochsAfterAKill() throws IOException {
    Object[] plateau = {
      "epochs",
      9,
      "learning-rate",
      0.3,
      "schedule",
      "plateau",
      "plateau.patience",
      0,
      "plateau.factor",
      0.5,
      "plateau.threshold",
      0.5,
      "select",
      "last"
    };
    List<Double> rates = rates(job.run(plateau));
    assertTrue(rates.get(8) < rates.get(0), rates.toString());
    String expected = job.files.tensors(job.folder.resolve("state.safetensors"));
    for (int epoch = 1; epoch < 9; epoch += 3) {
      job.folder = root.resolve("killed" + epoch);
      job.java.failAtStep = epoch * STEPS;
      assertThrows(IllegalStateException.class, () -> job.run(plateau));
      job.java.failAtStep = -1;
      job.resume = true;
      assertEquals(rates, rates(job.run(plateau)));
      assertEquals(expected, job.files.tensors(job.folder.resolve("state.safetensors")));
      job.resume = false;
    }
  }

  private static List<Double> rates(TrainReport report) {
    return report.epochs().stream().map(Epoch::learningRate).toList();
  }

  @Test
  void whatDependsOnTheNumberOfEpochsCannotBeTakenFurther() throws IOException {
    job.run("epochs", 3, "schedule", "cosine");
    job.resume = true;
    assertEquals(3, job.run("epochs", 3, "schedule", "cosine").epochs().size());
    LucernaException refusal =
        assertThrows(LucernaException.class, () -> job.run("epochs", 5, "schedule", "cosine"));
    assertTrue(refusal.getMessage().contains("another job"), refusal.getMessage());
  }

  @Test
  void aPlateauNeedsValidationPicturesEvenIfTheLastEpochIsKept() throws IOException {
    job.data = new MemoryData(TestJob.SIZE).add(Split.TRAIN, 10);
    TrainReport report = job.run("epochs", 2, "select", "last", "schedule", "plateau");
    assertTrue(report.facts().get("validation-pictures").startsWith("6, cut from"));
    assertTrue(report.model().endsWith("last.safetensors"));
  }
}
