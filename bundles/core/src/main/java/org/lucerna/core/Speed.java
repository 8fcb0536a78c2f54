/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

/** A smoothed speed: recent samples count most, the more so the longer it has been measured. */
final class Speed {

  /** Shorter intervals than this are added up: they would measure the clock. */
  private static final double MIN_SECONDS = 0.2;

  /** How far back the average reaches, as a share of the time measured so far. */
  private static final double WINDOW = 0.25;

  private static final double MIN_WINDOW_SECONDS = 3;

  private static final double NANOS = 1e9;

  private boolean started;
  private long firstNanos;
  private long sinceNanos;
  private double sinceValue;
  private double speed;

  void sample(double value, long nanos) {
    if (!started) {
      started = true;
      firstNanos = nanos;
      sinceNanos = nanos;
      sinceValue = value;
      return;
    }
    double seconds = (nanos - sinceNanos) / NANOS;
    if (seconds < MIN_SECONDS) {
      return;
    }
    double now = Math.max(0, (value - sinceValue) / seconds);
    double age = (nanos - firstNanos) / NANOS;
    double window = Math.max(MIN_WINDOW_SECONDS, age * WINDOW);
    boolean first = sinceNanos == firstNanos;
    double weight = first ? 1 : 1 - Math.exp(-seconds / window);
    speed += weight * (now - speed);
    sinceNanos = nanos;
    sinceValue = value;
  }

  /** 0 while not known. */
  double perSecond() {
    return speed;
  }
}
