/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether the user has asked to stop. Ctrl-C starts the JVM's shutdown, which waits here until the
 * command has ended at its next step; the exit status is then the signal's, 130.
 */
final class Cancellation implements BooleanSupplier, AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::cancelAndWait, "lucerna-cancel");
  private volatile boolean cancelled;

  private Cancellation() {}

  static Cancellation onShutdown() {
    Cancellation cancellation = new Cancellation();
    Runtime.getRuntime().addShutdownHook(cancellation.hook);
    return cancellation;
  }

  private void cancelAndWait() {
    cancelled = true;
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return cancelled;
  }

  @Override
  public void close() {
    ended.countDown();
    if (cancelled) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // then the hook runs, and ends at once
    }
  }
}
