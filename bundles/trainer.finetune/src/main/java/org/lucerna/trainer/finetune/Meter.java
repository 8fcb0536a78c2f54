/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts things done and the time spent on them; any thread may add. */
final class Meter {

  private final LongAdder count = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  void add(long things, long nanoseconds) {
    count.add(things);
    nanos.add(nanoseconds);
  }

  double seconds() {
    return nanos.sum() / 1e9;
  }

  /** Things a second of the time spent, {@code -} where nothing was done. */
  String rate() {
    return count.sum() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f", count.sum() / Math.max(seconds(), 1e-9));
  }
}
