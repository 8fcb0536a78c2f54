/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.lucerna.core.api.task.Progress;

/** Lets one thread after another use what only one may, in the order they came, until the end. */
final class Turns {

  /** How long somebody who waits may take to notice that he was cancelled. */
  private static final long PATIENCE_MILLIS = 100;

  private final ReentrantLock lock = new ReentrantLock(true);
  private boolean ended;

  /**
   * @param progress asked while waiting whether there is still a wish
   * @throws IllegalStateException after the end
   * @throws CancellationException if cancelled while waiting
   */
  <T> T take(Progress progress, Supplier<T> use) {
    await(progress);
    try {
      if (ended) {
        throw new IllegalStateException("the session is closed");
      }
      return use.get();
    } finally {
      lock.unlock();
    }
  }

  private void await(Progress progress) {
    try {
      while (!lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.step(0, 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for the session");
    }
  }

  /** Waits for the one at work; only the first end counts. */
  void end(Runnable last) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        last.run();
      }
    } finally {
      lock.unlock();
    }
  }
}
