/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Table;
import org.lucerna.statistics.Proportion;
import org.lucerna.vision.api.dataset.Split;

class RepeatSummaryTest {

  private static final double[] ACCURACIES = {.91, .92, .93, .92, .92};

  /** Five runs of 80 pictures to train on and 20 to test. */
  private static List<RunResult> runs(boolean folds, boolean oneSplit) {
    List<RunResult> runs = new ArrayList<>();
    for (int i = 0; i < ACCURACIES.length; i++) {
      JsonObject report =
          JsonParser.parseString(
                  """
                  {"chosen-epoch": 3, "notes": [],
                   "data": {"name": "d", "classes": ["a", "b"], "problems": [],
                            "train": 70, "validation": 10, "test": 20},
                   "test": {"accuracy": {"value": 0.92, "unit": "share"}},
                   "epochs": [{"train": {"accuracy": 0.5}}, {"train": {"accuracy": 0.7}}],
                   "confusion": {"test": [[9, 1], [%d, %d]]}}
                  """
                      .formatted(i, 10 - i))
              .getAsJsonObject();
      runs.add(
          new RunResult(
              "run-" + i,
              folds ? 1 : i,
              folds ? OptionalInt.of(i + 1) : OptionalInt.empty(),
              oneSplit ? "same" : "print " + i,
              Map.of(Split.TEST, Map.of("accuracy", ACCURACIES[i])),
              report));
    }
    return runs;
  }

  /** Mean .92, deviation sqrt(.0002/4); t(4) leaves 2.5 % above 2.7764. */
  @Test
  void onOneSplitTheMeansIntervalIsStudents() {
    RepeatSummary.Mean mean =
        RepeatSummary.of(runs(false, true)).mean(Split.TEST, "accuracy").orElseThrow();
    assertEquals(.92, mean.values().mean(), 1e-12);
    assertEquals(Math.sqrt(.00005), mean.values().deviation(), 1e-12);
    assertEquals(.92 - 2.7764 * Math.sqrt(.00005 / 5), mean.interval().orElseThrow().low(), 1e-6);
    assertEquals(.91, mean.lowest());
    assertEquals(.93, mean.highest());
  }

  /** With n2/n1 = 20/80 the variance of the mean is (1/5 + 1/4)·s². */
  @Test
  void onOverlappingSplitsItIsTheCorrectedOne() {
    RepeatSummary summary = RepeatSummary.of(runs(false, false));
    assertFalse(summary.isOneSplit());
    assertEquals(.25, summary.testToTrain(), 1e-12);
    assertEquals(
        .92 + 2.7764 * Math.sqrt(.45 * .00005),
        summary.mean(Split.TEST, "accuracy").orElseThrow().interval().orElseThrow().high(),
        1e-6);
    assertTrue(summary.pooledAccuracy().isEmpty(), "seeds test pictures several times");
  }

  @Test
  void foldsArePooledAsEveryPictureIsTestedOnce() {
    RepeatSummary summary = RepeatSummary.of(runs(true, false));
    assertEquals(List.of(List.of(45, 5), List.of(10, 40)), summary.pooledConfusion());
    assertEquals(new Proportion(85, 100), summary.pooledAccuracy().orElseThrow());
  }

  @Test
  void theIntervalOfAShareEndsAtOne() {
    List<RunResult> two = runs(false, false).subList(0, 2);
    RepeatSummary.Mean mean = RepeatSummary.of(two).mean(Split.TEST, "accuracy").orElseThrow();
    assertEquals(
        12.7062 * Math.sqrt(.75 * .00005), .915 - mean.interval().orElseThrow().low(), 1e-6);
    List<RunResult> far = new ArrayList<>(two);
    RunResult r = far.get(0);
    far.set(
        0,
        new RunResult(
            r.name(),
            0,
            r.fold(),
            r.fingerprint(),
            Map.of(Split.TEST, Map.of("accuracy", .5)),
            r.report()));
    mean = RepeatSummary.of(far).mean(Split.TEST, "accuracy").orElseThrow();
    assertEquals(0, mean.interval().orElseThrow().low());
    assertEquals(1, mean.interval().orElseThrow().high());
  }

  @Test
  void theGapsOfAllRunsAreAveraged() {
    List<RunResult> runs = runs(false, true);
    assertTrue(RepeatSummary.of(runs).gaps().isEmpty());
    for (int i = 0; i < runs.size(); i++) {
      JsonObject gap = new JsonObject();
      gap.addProperty("value", .1 * i);
      gap.addProperty("overfitting", i > 2);
      runs.get(i).report().add("generalisation-gap", gap);
    }
    assertEquals(.2, RepeatSummary.of(runs).gaps().orElseThrow().mean(), 1e-12);
    assertEquals(2, runs.stream().filter(RunResult::isOverfitted).count());
  }

  @Test
  void everyRunIsListedWithTheMeanBelow() {
    RepeatTables tables = new RepeatTables(RepeatSummary.of(runs(true, false)));
    Table listing = tables.listing();
    assertEquals(List.of("run", "epoch", "test accuracy"), listing.columns());
    assertEquals(List.of("run-1", 3, "0.9200"), listing.rows().get(1));
    assertEquals(List.of("mean of 5", "\u2013", "0.9200"), listing.rows().get(5));
    assertEquals("0.0071", listing.rows().get(6).get(2));
    assertEquals(List.of("run", "seed", "fold", "epoch", "test accuracy"), tables.runs().columns());
    assertEquals(List.of("run-1", 1L, 2, 3, .92), tables.runs().rows().get(1));
    assertTrue(tables.shown().columns().contains("mean 95 %"));
    assertEquals(List.of("test", "accuracy"), tables.means().rows().get(0).subList(0, 2));
  }

  @Test
  void aScoreThatOneRunLacksHasNoMean() {
    List<RunResult> runs = new ArrayList<>(runs(false, true));
    RunResult r = runs.get(0);
    runs.set(0, new RunResult(r.name(), 0, r.fold(), r.fingerprint(), Map.of(), r.report()));
    assertTrue(RepeatSummary.of(runs).means().isEmpty());
  }
}
