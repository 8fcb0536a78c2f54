/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefaultTasksTest {

  private final DefaultTasks tasks = new DefaultTasks();

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void workersAreNamedDaemonsThatKeepNoPluginsClassLoader() throws Exception {
    Thread worker =
        CompletableFuture.supplyAsync(Thread::currentThread, tasks.workers())
            .get(10, TimeUnit.SECONDS);
    assertTrue(worker.isDaemon());
    assertTrue(worker.getName().startsWith("lucerna-worker-"), worker.getName());
    assertEquals(ClassLoader.getSystemClassLoader(), worker.getContextClassLoader());
  }

  @Test
  void asManyPiecesRunAtATimeAsPromised() throws Exception {
    CountDownLatch together = new CountDownLatch(tasks.parallelism());
    for (int i = 0; i < tasks.parallelism(); i++) {
      tasks
          .workers()
          .execute(
              () -> {
                together.countDown();
                try {
                  together.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
    assertTrue(together.await(10, TimeUnit.SECONDS));
  }

  @Test
  void workThatFailsStopsNeitherTheWorkerNorTheCaller() throws Exception {
    tasks
        .workers()
        .execute(
            () -> {
              throw new IllegalStateException("expected in this test");
            });
    tasks.start(
        "failing",
        () -> {
          throw new Exception("expected in this test");
        });
    assertEquals(
        1, CompletableFuture.supplyAsync(() -> 1, tasks.workers()).get(10, TimeUnit.SECONDS));
  }

  @Test
  void startedWorkHasADaemonThreadOfItsOwn() throws Exception {
    CompletableFuture<Thread> started = new CompletableFuture<>();
    tasks.start("server", () -> started.complete(Thread.currentThread()));
    Thread thread = started.get(10, TimeUnit.SECONDS);
    assertEquals("lucerna-server", thread.getName());
    assertTrue(thread.isDaemon());
  }

  @Test
  void afterClosingNothingMoreIsTaken() {
    tasks.close();
    assertThrows(RejectedExecutionException.class, () -> tasks.workers().execute(() -> {}));
  }
}
