/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.awt.EventQueue;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Reports what keeps the event thread busy for 100 ms of processor time or longer, or waiting for a
 * second, with where it was. Processor time, because other processes of the machine must not count.
 */
final class Watchdog implements AutoCloseable {

  private static final long LIMIT_NANOS = 100_000_000L;
  private static final long WAIT_NANOS = 10 * LIMIT_NANOS;
  private static final long PAUSE_MILLIS = 10;

  /** A stretch without an answer. */
  record Block(long millis, String where) {}

  private final AtomicLong asked = new AtomicLong();
  private final List<Block> blocks = new ArrayList<>();
  private volatile Thread eventThread;
  private volatile boolean stopped;

  Watchdog() {
    Thread thread = new Thread(this::watch, "watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (!stopped) {
      long start = System.nanoTime();
      long cpu = cpu();
      asked.set(start);
      EventQueue.invokeLater(() -> asked.compareAndSet(start, 0));
      String where = "";
      while (!stopped && asked.get() == start) {
        pause();
        if (where.isEmpty() && cpu() - cpu >= LIMIT_NANOS / 2) {
          where = where();
        }
      }
      long worked = cpu() - cpu;
      long waited = System.nanoTime() - start - worked;
      if (worked >= LIMIT_NANOS || waited >= WAIT_NANOS && worked > 0) {
        synchronized (blocks) {
          blocks.add(new Block(worked / 1_000_000, where));
        }
      }
      pause();
    }
  }

  /** Processor time of the event thread so far; 0 where there is none. */
  private long cpu() {
    Thread now = eventThread;
    if (now == null || !now.isAlive()) {
      EventQueue.invokeLater(() -> eventThread = Thread.currentThread());
      return 0;
    }
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(now.getId());
  }

  private String where() {
    Thread now = eventThread;
    return now == null
        ? ""
        : Arrays.stream(now.getStackTrace())
            .map(StackTraceElement::toString)
            .filter(f -> f.contains("lucerna"))
            .limit(6)
            .collect(Collectors.joining(" < "));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was seen since the last call. */
  List<Block> take() {
    synchronized (blocks) {
      List<Block> seen = List.copyOf(blocks);
      blocks.clear();
      return seen;
    }
  }

  @Override
  public void close() {
    stopped = true;
  }
}
