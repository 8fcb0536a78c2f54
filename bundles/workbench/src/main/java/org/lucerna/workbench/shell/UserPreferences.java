/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lucerna.workbench.open.Voice;
import org.lucerna.workbench.task.TaskCenter;
import org.lucerna.workbench.workspace.Preferences;
import org.lucerna.workbench.workspace.UserFile;

/** The user's preferences as the window knows them. Event thread only. */
final class UserPreferences {

  private final UserFile file;
  private final TaskCenter tasks;
  private final Voice voice;
  private final List<Runnable> listeners = new ArrayList<>();
  private Preferences now;

  UserPreferences(UserFile file, Preferences read, TaskCenter tasks, Voice voice) {
    this.file = file;
    this.now = read;
    this.tasks = tasks;
    this.voice = voice;
  }

  Preferences now() {
    return now;
  }

  /** Changes them in the file, then here. */
  void change(UnaryOperator<Preferences> change) {
    now = change.apply(now); // What is shown next is not to wait for the disk.
    tasks.start(
        "Preferences",
        false,
        progress -> file.change(change),
        next -> {
          now = next;
          listeners.forEach(Runnable::run);
        },
        voice::failed);
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }
}
