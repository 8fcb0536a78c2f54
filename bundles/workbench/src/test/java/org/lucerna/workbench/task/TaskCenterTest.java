/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.task.TaskItem.State;

class TaskCenterTest {

  private final DefaultTasks threads = new DefaultTasks();
  private final TaskCenter center = new TaskCenter(threads);

  @AfterEach
  void stop() {
    threads.close();
  }

  private static void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not happen");
      Thread.sleep(5);
    }
  }

  private TaskItem only() {
    assertEquals(1, center.items().size());
    return center.items().get(0);
  }

  @Test
  void resultsArriveOnTheEventThread() throws Exception {
    CompletableFuture<Boolean> onEvents = new CompletableFuture<>();
    AtomicReference<Thread> worker = new AtomicReference<>();
    center.start(
        "count",
        true,
        p -> {
          worker.set(Thread.currentThread());
          return 3;
        },
        r -> onEvents.complete(r == 3 && EventQueue.isDispatchThread()),
        e -> onEvents.completeExceptionally(e));
    assertTrue(onEvents.get(10, TimeUnit.SECONDS));
    assertFalse(worker.get().getName().contains("AWT"));
    assertEquals(State.DONE, only().state());
  }

  @Test
  void aTaskShowsItsPartsAndNotes() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    center.start(
        "train",
        true,
        p -> {
          p.part("epoch 1", 0.5).step(5, 5);
          Thread.sleep(150); // a tenth of a second between two moments
          p.part("epoch 2", 0.5).part("evaluate", 1).step(1, 4);
          p.note("epoch 1: loss 0.5");
          looked.await();
          return null;
        },
        r -> {},
        e -> {});
    await(() -> only().notes().size() == 1);
    TaskItem item = only();
    assertEquals(0.625, item.whole().fraction(), 1e-9);
    assertEquals(
        java.util.List.of("epoch 1", "epoch 2", "evaluate"),
        item.parts().stream().map(TaskItem.Part::label).toList());
    assertTrue(item.parts().get(2).active());
    assertFalse(item.parts().get(0).active());
    assertEquals("epoch 1: loss 0.5", item.notes().get(0));
    looked.countDown();
    await(() -> only().state() == State.DONE);
  }

  @Test
  void cancellingEndsATaskWithinHalfASecondAndNobodyHearsOfAResult() throws Exception {
    AtomicBoolean called = new AtomicBoolean();
    Activity activity =
        center.start(
            "forever",
            true,
            p -> {
              for (int i = 0; ; i++) {
                p.step(i, 0);
                Thread.sleep(10);
              }
            },
            r -> called.set(true),
            e -> called.set(true));
    await(() -> only().whole().done() > 0);
    long begun = System.nanoTime();
    center.cancelNewest();
    assertTrue(only().state() == State.CANCELLING || activity.isDone());
    await(activity::isDone);
    assertTrue(System.nanoTime() - begun < 500_000_000L);
    assertEquals(State.CANCELLED, only().state());
    assertFalse(called.get());
  }

  @Test
  void aResultThatComesAfterCancellingIsDropped() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean called = new AtomicBoolean();
    Activity activity =
        center.start(
            "deaf",
            true,
            p -> {
              go.await();
              return 1;
            },
            r -> called.set(true),
            e -> called.set(true));
    activity.cancel();
    go.countDown();
    await(activity::isDone);
    EventQueue.invokeAndWait(() -> {});
    assertFalse(called.get());
    assertEquals(State.CANCELLED, only().state());
  }

  @Test
  void aFailedTaskStaysWithItsSentenceUntilItIsCleared() throws Exception {
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    center.start(
        "read",
        true,
        p -> {
          throw new LucernaException(ExitStatus.UNREADABLE, "there is no file cat.jpg");
        },
        r -> {},
        failed::complete);
    assertTrue(failed.get(10, TimeUnit.SECONDS) instanceof LucernaException);
    assertEquals(State.FAILED, only().state());
    assertEquals("there is no file cat.jpg", only().sentence().orElseThrow());
    center.clear(only().id());
    assertEquals(0, center.items().size());
  }

  @Test
  void evenAnErrorOfAPluginIsOnlyAFailedTask() throws Exception {
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    center.start(
        "link",
        true,
        p -> {
          throw new NoClassDefFoundError("org/gone/Away");
        },
        r -> {},
        failed::complete);
    failed.get(10, TimeUnit.SECONDS);
    assertEquals(
        "unexpected failure: NoClassDefFoundError: org/gone/Away", only().sentence().orElseThrow());
  }

  @Test
  void aViewThatBreaksOnItsResultIsHeardOfAsAFailure() throws Exception {
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    center.start(
        "show",
        true,
        p -> 1,
        r -> {
          throw new IllegalStateException("no room");
        },
        failed::complete);
    assertEquals("no room", failed.get(10, TimeUnit.SECONDS).getMessage());
  }

  /** A consumer of its own, which nothing but the task may hold. */
  private static final class Listener implements Consumer<Object> {
    private final byte[] weight = new byte[1 << 20];

    @Override
    public void accept(Object result) {
      assertNotNull(weight);
    }
  }

  @Test
  void aTaskThatEndedHoldsNobodyWhoWaitedForIt() throws Exception {
    Listener listener = new Listener();
    WeakReference<Listener> weak = new WeakReference<>(listener);
    Activity activity = center.start("short", true, p -> new Object(), listener, e -> {});
    listener = null;
    await(activity::isDone);
    EventQueue.invokeAndWait(() -> {});
    await(
        () -> {
          System.gc();
          return weak.get() == null;
        });
    assertNull(weak.get());
    assertEquals(1, center.items().size());
  }

  @Test
  void workThatFollowsTheHandIsNotListed() throws Exception {
    CompletableFuture<Object> done = new CompletableFuture<>();
    center.start("map", false, p -> "x", done::complete, e -> {});
    done.get(10, TimeUnit.SECONDS);
    assertTrue(center.items().isEmpty());
  }

  @Test
  void endedTasksAreBounded() throws Exception {
    for (int i = 0; i < TaskCenter.KEPT + 20; i++) {
      Activity a = center.start("t" + i, true, p -> null, r -> {}, e -> {});
      await(a::isDone);
    }
    assertEquals(TaskCenter.KEPT, center.items().size());
    assertEquals("t" + (TaskCenter.KEPT + 19), center.items().get(0).label());
  }

  @Test
  void changesAreToldAtMostTenTimesASecond() throws Exception {
    java.util.concurrent.atomic.AtomicInteger told =
        new java.util.concurrent.atomic.AtomicInteger();
    center.onChange(told::incrementAndGet);
    CompletableFuture<Object> done = new CompletableFuture<>();
    center.start(
        "chatter",
        true,
        p -> {
          for (int i = 0; i < 400; i++) {
            p.note("line " + i);
            Thread.sleep(1);
          }
          return "x";
        },
        done::complete,
        e -> {});
    done.get(10, TimeUnit.SECONDS);
    await(() -> only().state() == State.DONE);
    assertTrue(told.get() <= 12, "told " + told.get());
    assertTrue(told.get() >= 2);
  }
}
