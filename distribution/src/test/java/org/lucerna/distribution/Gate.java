/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.lucerna.core.api.task.Progress;

/** Knows how far a run has come, and holds it at one of its steps until it may go on. */
final class Gate implements Progress {

  private static final long LIMIT_MINUTES = 30;

  private final long total;
  private final long held;
  private final AtomicLong done = new AtomicLong();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  /**
   * @param total of the steps that count; steps of other totals are a bar around them
   * @param held the step the run waits at
   */
  Gate(long total, long held) {
    this.total = total;
    this.held = held;
  }

  @Override
  public void step(long steps, long of) {
    if (of == total) {
      done.set(steps);
      if (steps >= held) {
        reached.countDown();
        await(open, "nobody let the run go on");
      }
    }
  }

  @Override
  public Progress part(String label, double share) {
    return this;
  }

  @Override
  public void note(String line) {}

  long done() {
    return done.get();
  }

  boolean isReached() {
    return reached.getCount() == 0;
  }

  /** Returns once the run waits. */
  void awaitReached() {
    await(reached, "the run did not get there");
  }

  void open() {
    open.countDown();
  }

  private static void await(CountDownLatch latch, String otherwise) {
    try {
      assertTrue(latch.await(LIMIT_MINUTES, TimeUnit.MINUTES), otherwise);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(otherwise, e);
    }
  }
}
