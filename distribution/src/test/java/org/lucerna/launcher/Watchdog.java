/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Reports what keeps the event thread busy for 100 ms or longer, with where it was. */
final class Watchdog implements AutoCloseable {

  private static final long LIMIT_NANOS = 100_000_000L;
  private static final long PAUSE_MILLIS = 10;

  /** A stretch without an answer. */
  record Block(long millis, String where) {}

  private final AtomicLong asked = new AtomicLong();
  private final List<Block> blocks = new ArrayList<>();
  private volatile boolean stopped;

  Watchdog() {
    Thread thread = new Thread(this::watch, "watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (!stopped) {
      long start = System.nanoTime();
      asked.set(start);
      EventQueue.invokeLater(() -> asked.compareAndSet(start, 0));
      String where = "";
      while (!stopped && asked.get() == start) {
        pause();
        if (where.isEmpty() && System.nanoTime() - start >= LIMIT_NANOS) {
          where = where();
        }
      }
      long nanos = System.nanoTime() - start;
      if (nanos >= LIMIT_NANOS && !where.isEmpty()) {
        synchronized (blocks) {
          blocks.add(new Block(nanos / 1_000_000, where));
        }
      }
      pause();
    }
  }

  private static String where() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(e -> e.getKey().getName().startsWith("AWT-EventQueue"))
        .map(
            e ->
                Arrays.stream(e.getValue())
                    .map(StackTraceElement::toString)
                    .filter(f -> f.contains("lucerna") || f.contains("javax.swing"))
                    .limit(6)
                    .collect(Collectors.joining(" < ")))
        .collect(Collectors.joining("; "));
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
