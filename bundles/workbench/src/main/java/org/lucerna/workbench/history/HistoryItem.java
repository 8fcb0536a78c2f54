/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import java.time.Instant;
import org.lucerna.workbench.api.Recipe;

/**
 * A thing that was done.
 *
 * @param number unique in its history, counting up
 */
public record HistoryItem(long number, Instant time, Recipe recipe, State state) {

  /** How it went. */
  public enum State {
    /** Done in a view; a command does the same. */
    RECORDED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether a job that repeats the history has it. */
    public boolean isRepeatable() {
      return this == RECORDED || this == DONE || this == RUNNING;
    }
  }
}
