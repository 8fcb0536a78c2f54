/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.dataset.Split;

class ReadAheadTest {

  private static final Tasks TASKS = new DefaultTasks();
  private static final int PATIENCE = 20;

  @TempDir Path root;

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void theOrderIsKeptHoweverLongEachTakes() {
    List<Integer> order = new ArrayList<>(range(50));
    Collections.shuffle(order, new Random(4));
    try (ReadAhead<Integer> ahead = new ReadAhead<>(TASKS.workers(), 8, order, this::slowly)) {
      for (int expected : order) {
        assertEquals(expected, ahead.next());
      }
    }
  }

  private int slowly(int index) {
    try {
      TimeUnit.MILLISECONDS.sleep(index % 5);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return index;
  }

  @Test
  void noMoreThanTheDepthAreMadeBeforeTheyAreTaken() throws InterruptedException {
    AtomicInteger made = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    try (ReadAhead<Integer> ahead =
        new ReadAhead<>(
            TASKS.workers(),
            4,
            range(20),
            i -> {
              made.incrementAndGet();
              four.countDown();
              return i;
            })) {
      assertTrue(four.await(PATIENCE, TimeUnit.SECONDS));
      TimeUnit.MILLISECONDS.sleep(50);
      assertEquals(4, made.get());
      for (int i = 0; i < 20; i++) {
        ahead.next();
        assertTrue(made.get() <= 4 + i + 1, made + " made, " + (i + 1) + " taken");
      }
    }
  }

  @Test
  void aFailureComesUpWhereItsTurnIsAndLeavesNothingRunning() {
    AtomicInteger running = new AtomicInteger();
    try (ReadAhead<Integer> ahead =
        new ReadAhead<>(
            TASKS.workers(),
            6,
            range(20),
            i -> {
              running.incrementAndGet();
              try {
                if (i == 3) {
                  throw new IllegalStateException("picture 3");
                }
                return slowly(i);
              } finally {
                running.decrementAndGet();
              }
            })) {
      for (int i = 0; i < 3; i++) {
        assertEquals(i, ahead.next());
      }
      assertEquals(
          "picture 3", assertThrows(IllegalStateException.class, ahead::next).getMessage());
    }
    assertEquals(0, running.get());
  }

  /**
   * While a step works on one batch, the pictures of the next are decoded: without that, the latch
   * would never be released.
   */
  @Test
  void aWholeBatchIsDecodedWhileTheStepBeforeItRuns() throws IOException {
    TestJob job = new TestJob(root);
    job.data = new MemoryData(TestJob.SIZE).add(Split.TRAIN, 20);
    MemoryData data = (MemoryData) job.data;
    List<List<Integer>> batches = Batch.cut(range(60), 12, false);
    Pictures pictures = new Pictures(job.with(), TASKS, new Meter(), true);
    AtomicBoolean starved = new AtomicBoolean();
    List<List<Integer>> seen = new ArrayList<>();
    pictures.each(
        batches,
        1,
        batch -> {
          seen.add(batch.pictures());
          int next = Math.min(60, 12 * (seen.size() + 1));
          long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
          while (data.decodings("") < next && System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          starved.compareAndSet(false, data.decodings("") < next);
        });
    assertEquals(batches, seen);
    assertTrue(!starved.get(), "a batch was not ready when its step could have begun");
  }
}
