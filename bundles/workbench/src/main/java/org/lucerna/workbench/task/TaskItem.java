/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A moment of a task.
 *
 * @param id unique within the process, counting up
 * @param label what people read
 * @param state how far it is
 * @param whole how much of it is done
 * @param parts what it is made of, as far as it got; the last is at work
 * @param notes lines the work said, newest last, bounded
 * @param begun when it was begun
 * @param took until now, or until it ended
 * @param sentence why it failed, or what it ended with
 */
public record TaskItem(
    long id,
    String label,
    State state,
    Bar whole,
    List<Part> parts,
    List<String> notes,
    Instant begun,
    Duration took,
    Optional<String> sentence) {

  /** How far a task is. */
  public enum State {
    RUNNING,
    /** Asked to stop, not yet at its next step. */
    CANCELLING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isEnd() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }
  }

  /**
   * How much is done.
   *
   * @param fraction from 0 to 1
   * @param done items
   * @param total items, 0 where not known
   * @param ratePerSecond items a second, 0 where not known
   * @param remaining estimated, where known
   */
  public record Bar(
      double fraction, long done, long total, double ratePerSecond, Optional<Duration> remaining) {

    static final Bar NONE = new Bar(0, 0, 0, 0, Optional.empty());
  }

  /**
   * A part of a task.
   *
   * @param path labels below the task's own
   * @param active whether it is at work
   */
  public record Part(List<String> path, Bar bar, boolean active) {

    public Part {
      path = List.copyOf(path);
    }

    public String label() {
      return path.get(path.size() - 1);
    }
  }

  public TaskItem {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }
}
