/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.Timer;

/** Tells listeners on the event thread that something changed, at most ten times a second. */
public final class Changes {

  private static final int MIN_MILLIS = 100;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean pending = new AtomicBoolean();
  private long lastNanos = System.nanoTime() - MIN_MILLIS * 1_000_000L;

  /** Any thread. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Any thread. */
  public void forget(Runnable listener) {
    listeners.remove(listener);
  }

  /** Something changed. Any thread; returns at once. */
  public void touch() {
    if (pending.compareAndSet(false, true)) {
      EventQueue.invokeLater(this::soon);
    }
  }

  private void soon() {
    long wait = MIN_MILLIS - (System.nanoTime() - lastNanos) / 1_000_000L;
    if (wait <= 0) {
      tell();
      return;
    }
    Timer once = new Timer((int) wait, e -> tell());
    once.setRepeats(false);
    once.start();
  }

  private void tell() {
    lastNanos = System.nanoTime();
    pending.set(false);
    listeners.forEach(Runnable::run);
  }
}
