/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.lucerna.vision.api.compute.Device;

/**
 * Threads that each run rows of a batch through a whole network, with one torch thread apiece. Two
 * torch threads share every single operation instead, wait for each other after it, and leave what
 * is not shared (joining, small layers, Java's own work) to one: docs/performance.md has the
 * figures. One for the life of the process; nothing is to be closed: its threads are daemons.
 */
final class Crew {

  private final int size;
  private final ExecutorService workers;

  /** One of its threads. */
  private static final class Member extends Thread {
    Member(Runnable work) {
      super(work, "lucerna-rows");
      setDaemon(true);
    }
  }

  private Crew(int size, ExecutorService workers) {
    this.size = size;
    this.workers = workers;
  }

  /**
   * Starts the threads; to be called before anything is computed.
   *
   * @param size threads; with one nothing is shared, and none is started
   */
  static Crew of(int size) {
    ExecutorService workers = Executors.newFixedThreadPool(size, Member::new);
    Crew crew = new Crew(size, workers);
    if (size > 1) {
      crew.takeOneTorchThreadEach();
    }
    return crew;
  }

  /**
   * How many threads torch uses is a setting of each thread, which takes the last number set in the
   * process when it first asks; setting it in a thread changes that number too, so that our caller
   * sets its own behind this.
   */
  private void takeOneTorchThreadEach() {
    CountDownLatch all = new CountDownLatch(size);
    List<Supplier<Void>> once = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      once.add(
          () -> {
            JniUtils.getNumThreads(); // takes the process's number now, and not at the first work
            JniUtils.setNumThreads(1);
            all.countDown();
            await(all); // so that each thread takes one of these
            return null;
          });
    }
    run(once);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts these
    }
  }

  /** In how many parts to run so many rows; one: as it is. */
  int parts(int rows, Device device) {
    boolean alone = !device.id().equals("cpu") || Thread.currentThread() instanceof Member;
    return alone ? 1 : Math.min(size, Math.max(1, rows));
  }

  /**
   * All results, in order; returns when all have ended. What one of its threads asks for runs
   * there.
   *
   * @throws RuntimeException the first that failed
   */
  <T> List<T> run(List<Supplier<T>> work) {
    if (work.size() < 2 || Thread.currentThread() instanceof Member) {
      return work.stream().map(Supplier::get).toList();
    }
    boolean interrupted = false;
    try {
      List<Future<T>> running = work.stream().map(w -> workers.submit(w::get)).toList();
      List<T> results = new ArrayList<>();
      Throwable failure = null;
      for (Future<T> one : running) {
        while (true) {
          try {
            results.add(one.get());
            break;
          } catch (InterruptedException e) {
            interrupted = true; // native work cannot be left: its memory is in use
          } catch (ExecutionException e) {
            failure = failure == null ? e.getCause() : failure;
            break;
          }
        }
      }
      rethrow(failure);
      return results;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}
