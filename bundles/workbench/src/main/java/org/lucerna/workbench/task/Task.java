/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.task.ProgressListener;
import org.lucerna.core.api.task.ProgressState;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.task.TaskItem.Bar;
import org.lucerna.workbench.task.TaskItem.Part;
import org.lucerna.workbench.task.TaskItem.State;

/** One piece of work as people see it; holds neither the work nor who waits for its result. */
final class Task implements Activity, ProgressListener {

  private static final int NOTES = 200;
  private static final int PARTS = 60;

  private final long id;
  private final String label;
  private final Runnable changed;
  private final Instant begun = Instant.now();
  private final long begunNanos = System.nanoTime();
  private final Map<List<String>, Bar> parts = new LinkedHashMap<>();
  private final Deque<String> notes = new ArrayDeque<>();
  private volatile boolean cancelled;
  private volatile boolean ended;
  private State state = State.RUNNING;
  private Bar whole = Bar.NONE;
  private List<String> active = List.of();
  private Optional<Duration> took = Optional.empty();
  private Optional<String> sentence = Optional.empty();

  Task(long id, String label, Runnable changed) {
    this.id = id;
    this.label = label;
    this.changed = changed;
  }

  long id() {
    return id;
  }

  String label() {
    return label;
  }

  boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void cancel() {
    synchronized (this) {
      if (state != State.RUNNING) {
        return;
      }
      state = State.CANCELLING;
      cancelled = true;
    }
    changed.run();
  }

  @Override
  public boolean isDone() {
    return ended;
  }

  /** What it ends with. */
  synchronized void say(String text) {
    sentence = Optional.of(text);
  }

  synchronized void end(State how) {
    state = how;
    took = Optional.of(Duration.ofNanos(System.nanoTime() - begunNanos));
    active = List.of();
    if (how == State.DONE) {
      whole = new Bar(1, whole.done(), whole.total(), 0, Optional.empty());
    }
    ended = true;
  }

  @Override
  public void progressed(ProgressState now) {
    synchronized (this) {
      List<String> path = now.path().subList(1, now.path().size());
      Bar bar =
          new Bar(now.fraction(), now.done(), now.total(), now.ratePerSecond(), now.remaining());
      whole = path.isEmpty() ? bar : new Bar(now.fraction(), 0, 0, 0, now.remaining());
      active = path;
      for (int depth = 1; depth <= path.size(); depth++) {
        List<String> upTo = List.copyOf(path.subList(0, depth));
        parts.merge(upTo, depth == path.size() ? share(now) : Bar.NONE, Task::newer);
      }
      while (parts.size() > PARTS) {
        parts.remove(parts.keySet().iterator().next());
      }
    }
    changed.run();
  }

  private static Bar newer(Bar before, Bar now) {
    return now == Bar.NONE ? before : now;
  }

  private static Bar share(ProgressState now) {
    double fraction = now.total() > 0 ? now.done() / (double) now.total() : 0;
    return new Bar(
        Math.min(1, fraction), now.done(), now.total(), now.ratePerSecond(), Optional.empty());
  }

  @Override
  public void noted(String line) {
    synchronized (this) {
      notes.addLast(line);
      if (notes.size() > NOTES) {
        notes.removeFirst();
      }
    }
    changed.run();
  }

  synchronized TaskItem item() {
    List<Part> all = new ArrayList<>();
    parts.forEach((path, bar) -> all.add(new Part(path, bar, isActive(path))));
    return new TaskItem(
        id,
        label,
        state,
        whole,
        all,
        List.copyOf(notes),
        begun,
        took.orElseGet(() -> Duration.ofNanos(System.nanoTime() - begunNanos)),
        sentence);
  }

  private boolean isActive(List<String> path) {
    return path.size() <= active.size() && active.subList(0, path.size()).equals(path);
  }
}
