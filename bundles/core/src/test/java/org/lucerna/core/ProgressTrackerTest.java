/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.ProgressListener;
import org.lucerna.core.api.task.ProgressState;

class ProgressTrackerTest {

  private static final long MILLI = 1_000_000;

  private final List<ProgressState> states = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long nanos;
  private boolean cancelled;

  private final Progress root =
      new ProgressTracker(
              new ProgressListener() {
                @Override
                public void progressed(ProgressState state) {
                  states.add(state);
                }

                @Override
                public void noted(String line) {
                  notes.add(line);
                }
              },
              () -> cancelled,
              () -> nanos)
          .root("train");

  private ProgressState last() {
    return states.get(states.size() - 1);
  }

  private void stepEvery(long millis, Progress progress, int from, int to, int total) {
    for (int i = from; i <= to; i++) {
      nanos += millis * MILLI;
      progress.step(i, total);
    }
  }

  @Test
  void partsFillTheirShareInOrder() {
    Progress first = root.part("read", 0.25);
    Progress second = root.part("learn", 0.75);
    stepEvery(200, first, 1, 4, 4);
    assertEquals(0.25, last().fraction(), 1e-12);
    stepEvery(200, second, 1, 1, 3);
    assertEquals(0.5, last().fraction(), 1e-12);
    assertEquals(List.of("train", "learn"), last().path());
    assertEquals(1, last().done());
    assertEquals(3, last().total());
  }

  @Test
  void partsNestAndAddUpToTheWhole() {
    for (int epoch = 1; epoch <= 10; epoch++) {
      Progress part = root.part("epoch " + epoch, 0.1);
      stepEvery(200, part.part("train", 0.9), 1, 3, 3);
      stepEvery(200, part.part("validate", 0.1), 1, 3, 3);
      assertEquals(epoch / 10.0, last().fraction(), 1e-9);
    }
    assertEquals(1.0, last().fraction());
    assertEquals(List.of("train", "epoch 10", "validate"), last().path());
    assertEquals(Optional.of(Duration.ZERO), last().remaining());
  }

  @Test
  void aLoopMayCountItsRoundsAndGiveEachAPart() {
    for (int i = 0; i < 4; i++) {
      root.step(i, 4);
      stepEvery(200, root.part("round", 0.25), 1, 2, 2);
      assertEquals((i + 1) / 4.0, last().fraction(), 1e-12);
    }
  }

  @Test
  void theBarNeverGoesBackNorBeyondTheEnd() {
    Progress greedy = root.part("greedy", 5);
    stepEvery(200, greedy, 1, 3, 2);
    assertEquals(1.0, last().fraction());
    stepEvery(200, greedy, 0, 0, 2);
    assertEquals(1.0, last().fraction());
  }

  @Test
  void atMostTenUpdatesASecondArriveButAlwaysTheFirstAndTheLast() {
    stepEvery(1, root, 1, 1000, 1000);
    assertTrue(states.size() <= 12, "updates: " + states.size());
    assertTrue(states.size() >= 10, "updates: " + states.size());
    assertEquals(1, states.get(0).done());
    assertEquals(1000, last().done());
    assertEquals(1.0, last().fraction());
  }

  @Test
  void theRateIsItemsASecondOfThePartAtWork() {
    root.step(0, 100);
    assertEquals(0, last().ratePerSecond());
    stepEvery(100, root, 1, 50, 100);
    assertEquals(10, last().ratePerSecond(), 1e-9);
    assertEquals(5000, last().remaining().orElseThrow().toMillis(), 1);
  }

  @Test
  void theRateFollowsAChangeOfSpeedSmoothly() {
    root.step(0, 1000);
    stepEvery(100, root, 1, 100, 1000);
    stepEvery(500, root, 101, 102, 1000);
    double soon = last().ratePerSecond();
    assertTrue(soon < 10 && soon > 6, "after one second: " + soon);
    stepEvery(500, root, 103, 150, 1000);
    assertEquals(2, last().ratePerSecond(), 0.2);
  }

  @Test
  void aResumedPartDoesNotCountWhatWasDoneBefore() {
    root.step(500, 1000);
    stepEvery(100, root, 501, 530, 1000);
    assertEquals(10, last().ratePerSecond(), 1e-9);
    assertEquals(47_000, last().remaining().orElseThrow().toMillis(), 50);
  }

  @Test
  void withoutATotalThereIsARateButNoEnd() {
    root.step(0, 0);
    stepEvery(100, root, 1, 20, 0);
    assertEquals(10, last().ratePerSecond(), 1e-9);
    assertEquals(0.0, last().fraction());
    assertEquals(Optional.empty(), last().remaining());
  }

  @Test
  void cancellingThrowsFromTheNextStepAndTheNextPart() {
    Progress part = root.part("a", 1);
    part.step(1, 2);
    cancelled = true;
    assertThrows(CancellationException.class, () -> part.step(2, 2));
    assertThrows(CancellationException.class, () -> root.part("b", 1));
    assertEquals(1, last().done());
  }

  @Test
  void everyNoteArrives() {
    root.note("epoch 1");
    root.part("x", 1).note("epoch 2");
    assertEquals(List.of("epoch 1", "epoch 2"), notes);
  }
}
