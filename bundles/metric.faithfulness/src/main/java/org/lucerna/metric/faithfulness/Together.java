/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.lucerna.core.api.task.Tasks;

/** Does pieces of work on all workers, and on the thread that asks: it never waits in vain. */
final class Together {

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final CountDownLatch left;
  private final int count;
  private final IntConsumer piece;

  private Together(int count, IntConsumer piece) {
    this.left = new CountDownLatch(count);
    this.count = count;
    this.piece = piece;
  }

  /**
   * Returns when pieces 0 to {@code count - 1} are done.
   *
   * @throws RuntimeException what a piece threw
   */
  static void run(Tasks tasks, int count, IntConsumer piece) {
    Together all = new Together(count, piece);
    for (int i = 1; i < Math.min(count, tasks.parallelism()); i++) {
      tasks.workers().execute(all::work);
    }
    all.work();
    all.await();
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      try {
        piece.accept(i);
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      } finally {
        left.countDown();
      }
    }
  }

  private void await() {
    try {
      left.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException("interrupted", e);
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }
}
