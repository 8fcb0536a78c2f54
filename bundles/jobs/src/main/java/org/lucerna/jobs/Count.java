/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import org.lucerna.core.api.task.Progress;

/** Counts what several threads get done, for one bar of progress. */
final class Count {

  private final Progress progress;
  private final int total;
  private int done;

  Count(Progress progress, int total) {
    this.progress = progress;
    this.total = total;
  }

  /**
   * One more is done, by whichever thread.
   *
   * @throws java.util.concurrent.CancellationException once the user has cancelled
   */
  synchronized void one() {
    progress.step(++done, total);
  }
}
