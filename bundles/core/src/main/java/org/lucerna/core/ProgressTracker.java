/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.ProgressListener;
import org.lucerna.core.api.task.ProgressState;

/**
 * Adds up the parts of one task and tells the listener, at most ten times a second but always of
 * the first step and of the end. Parts may report from several threads.
 */
final class ProgressTracker {

  static final long MIN_NANOS = 100_000_000L;

  private final ProgressListener listener;
  private final BooleanSupplier cancelled;
  private final LongSupplier clock;
  private final Speed whole = new Speed();
  private double fraction;
  private long lastNanos;
  private boolean begun;
  private boolean ended;

  /**
   * @param clock nanoseconds
   */
  ProgressTracker(ProgressListener listener, BooleanSupplier cancelled, LongSupplier clock) {
    this.listener = listener;
    this.cancelled = cancelled;
    this.clock = clock;
  }

  Progress root(String label) {
    return new ProgressPart(this, null, label, 1);
  }

  long now() {
    return clock.getAsLong();
  }

  void checkCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("cancelled");
    }
  }

  /** Called with this tracker locked. */
  void progressed(ProgressPart at, double newFraction, long nanos) {
    // parts that claim more than their share, or count back, do not move the bar back
    fraction = Math.max(fraction, newFraction);
    whole.sample(fraction, nanos);
    boolean last = fraction >= 1 && !ended;
    if (!begun || last || nanos - lastNanos >= MIN_NANOS) {
      begun = true;
      ended |= last;
      lastNanos = nanos;
      listener.progressed(
          new ProgressState(
              at.path(), fraction, at.done(), at.total(), at.ratePerSecond(), remaining()));
    }
  }

  private Optional<Duration> remaining() {
    if (fraction >= 1) {
      return Optional.of(Duration.ZERO);
    }
    double perSecond = whole.perSecond();
    return perSecond > 0
        ? Optional.of(Duration.ofMillis(Math.round((1 - fraction) / perSecond * 1000)))
        : Optional.empty();
  }

  synchronized void noted(String line) {
    listener.noted(line);
  }
}
