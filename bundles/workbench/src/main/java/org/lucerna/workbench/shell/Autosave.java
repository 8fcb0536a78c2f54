/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.Timer;
import org.lucerna.workbench.open.Voice;
import org.lucerna.workbench.task.TaskCenter;
import org.lucerna.workbench.workspace.WorkspaceFile;
import org.lucerna.workbench.workspace.WorkspaceState;

/** Writes the workspace's file soon after something has changed. Event thread only. */
final class Autosave {

  private static final int EVERY_MS = 2000;

  private final TaskCenter tasks;
  private final Voice voice;
  private final Supplier<WorkspaceState> state;
  private final Timer timer = new Timer(EVERY_MS, e -> save(() -> {}));
  private Optional<WorkspaceFile> file = Optional.empty();
  private WorkspaceState saved = WorkspaceState.EMPTY;
  private boolean writing;

  /**
   * @param state what is to be kept, asked every two seconds
   */
  Autosave(TaskCenter tasks, Voice voice, Supplier<WorkspaceState> state) {
    this.tasks = tasks;
    this.voice = voice;
    this.state = state;
  }

  /** Writes to this file from now on; empty for none. */
  void begin(Optional<WorkspaceFile> next, WorkspaceState read) {
    file = next;
    saved = read;
    timer.start();
  }

  /**
   * Writes if anything has changed.
   *
   * @param then on the event thread, when the file is up to date
   */
  void save(Runnable then) {
    WorkspaceState now = state.get();
    if (writing || file.isEmpty() || now.equals(saved)) {
      if (!writing) {
        then.run();
      }
      return;
    }
    WorkspaceFile target = file.get();
    writing = true;
    tasks.start(
        "Save",
        false,
        progress -> {
          target.write(now);
          return now;
        },
        written -> {
          writing = false;
          saved = written;
          then.run();
        },
        failure -> {
          writing = false;
          timer.stop(); // One message is enough.
          voice.failed(failure);
        });
  }

  /** Writes no more. */
  void stop() {
    timer.stop();
    file = Optional.empty();
  }
}
