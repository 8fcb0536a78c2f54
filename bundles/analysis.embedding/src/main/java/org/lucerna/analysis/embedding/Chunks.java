/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;

/**
 * Work on ranges of rows, on several threads. Where the ranges end does not depend on the number of
 * threads, so that sums over them, added in order, are the same bits on every machine.
 */
final class Chunks {

  /** What is done with the rows {@code from} to {@code to - 1}. */
  @FunctionalInterface
  interface Body {
    void run(int chunk, int from, int to);
  }

  private final Tasks tasks;

  Chunks(Tasks tasks) {
    this.tasks = tasks;
  }

  static int count(int rows, int size) {
    return (rows + size - 1) / size;
  }

  void forEach(int rows, int size, Body body) {
    forEach(rows, size, Progress.none(), body);
  }

  /**
   * The calling thread works, too, and alone where all others are busy. It reports progress.
   *
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  void forEach(int rows, int size, Progress progress, Body body) {
    Run run = new Run(rows, size, body);
    int helpers = Math.min(tasks.parallelism(), run.chunks) - 1;
    for (int h = 0; h < helpers; h++) {
      tasks.workers().execute(() -> run.work(Progress.none()));
    }
    run.work(progress);
    run.await();
  }

  private static final class Run {

    private final int rows;
    private final int size;
    private final Body body;
    private final int chunks;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch left;

    Run(int rows, int size, Body body) {
      this.rows = rows;
      this.size = size;
      this.body = body;
      this.chunks = count(rows, size);
      this.left = new CountDownLatch(chunks);
    }

    void work(Progress progress) {
      for (int c = next.getAndIncrement(); c < chunks; c = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            body.run(c, c * size, Math.min(rows, (c + 1) * size));
            progress.step(Math.min(rows, (c + 1L) * size), rows);
          }
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          left.countDown();
        }
      }
    }

    void await() {
      try {
        left.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new java.util.concurrent.CancellationException("interrupted");
      }
      if (failure.get() instanceof RuntimeException e) {
        throw e;
      }
      if (failure.get() instanceof Error e) {
        throw e;
      }
    }
  }
}
