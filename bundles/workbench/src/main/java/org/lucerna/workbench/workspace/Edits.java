/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What was done to the workspace and can be undone. Event thread only. */
public final class Edits {

  private static final int KEPT = 100;

  private final Deque<Edit> done = new ArrayDeque<>();
  private final Deque<Edit> undone = new ArrayDeque<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /**
   * Something that was done.
   *
   * @param label such as {@code "Open critters"}
   */
  public record Edit(String label, Runnable undo, Runnable redo) {}

  /** Keeps something that has just been done; what was undone before is forgotten. */
  public void add(Edit edit) {
    undone.clear();
    done.push(edit);
    if (done.size() > KEPT) {
      done.removeLast();
    }
    changed();
  }

  public void undo() {
    if (!done.isEmpty()) {
      Edit edit = done.pop();
      undone.push(edit);
      changed();
      edit.undo().run();
    }
  }

  public void redo() {
    if (!undone.isEmpty()) {
      Edit edit = undone.pop();
      done.push(edit);
      changed();
      edit.redo().run();
    }
  }

  /** What {@link #undo} would take back. */
  public Optional<String> undoable() {
    return Optional.ofNullable(done.peek()).map(Edit::label);
  }

  /** What {@link #redo} would do again. */
  public Optional<String> redoable() {
    return Optional.ofNullable(undone.peek()).map(Edit::label);
  }

  /** Forgets all. */
  public void clear() {
    done.clear();
    undone.clear();
    changed();
  }

  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }
}
