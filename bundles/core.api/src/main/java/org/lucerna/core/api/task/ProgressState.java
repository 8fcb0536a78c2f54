/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A moment of a running task.
 *
 * @param path labels from the task down to the part at work
 * @param fraction of the whole task, from 0 to 1
 * @param done items of the part at work that are done
 * @param total items of the part at work, 0 where not known
 * @param ratePerSecond items a second of the part at work, 0 where not known yet
 * @param remaining estimated time to the end of the whole task
 */
public record ProgressState(
    List<String> path,
    double fraction,
    long done,
    long total,
    double ratePerSecond,
    Optional<Duration> remaining) {

  public ProgressState {
    path = List.copyOf(path);
  }
}
