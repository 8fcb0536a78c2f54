/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.swing.Timer;
import org.lucerna.core.api.file.Storage;
import org.lucerna.workbench.history.History;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.task.TaskCenter;
import org.lucerna.workbench.workspace.WorkspaceState;

/** The workspace this window holds: kept while it is open, left for another. Event thread only. */
final class WorkspaceKeeper {

  /** When a window that lives is taken to have come through what it opened. */
  private static final int SURVIVED_MS = 20_000;

  private final Parts parts;
  private final Supplier<WorkspaceState> state;
  private final Autosave autosave;
  private final Texts texts = new Texts(WorkspaceKeeper.class);
  private WorkspaceHandle handle;

  /** What it works with. */
  record Parts(TaskCenter tasks, Storage storage, History history, WindowVoice voice) {}

  /**
   * @param state what is to be kept
   */
  WorkspaceKeeper(WorkspaceHandle handle, Parts parts, Supplier<WorkspaceState> state) {
    this.handle = handle;
    this.parts = parts;
    this.state = state;
    this.autosave = new Autosave(parts.tasks(), parts.voice(), state);
  }

  Path folder() {
    return handle.folder();
  }

  /** What it remembered when it was opened. */
  WorkspaceState remembered() {
    return handle.state();
  }

  /** From now on changes are kept. */
  void begin() {
    autosave.begin(handle.file(), handle.state());
    parts.voice().say(handle.sentence().orElse(texts.of("window.ready")));
    handle.sentence().ifPresent(parts.voice()::note);
    WorkspaceHandle mine = handle;
    Timer timer = new Timer(SURVIVED_MS, e -> quietly(() -> mine.lifeline().survived(), () -> {}));
    timer.setRepeats(false);
    timer.start();
  }

  /** Something with files. */
  private interface Work {
    void run() throws IOException;
  }

  private void quietly(Work work, Runnable then) {
    parts
        .tasks()
        .start(
            "Workspace",
            false,
            progress -> {
              work.run();
              return "";
            },
            done -> then.run(),
            failure -> {
              parts.voice().failed(failure);
              then.run();
            });
  }

  /** Ctrl+S: now, with a word about it. */
  void save() {
    autosave.save(() -> parts.voice().say(texts.of("window.saved", folder())));
  }

  /**
   * Keeps and leaves this workspace for another.
   *
   * @param leave closes what is open, when the other one is ready
   * @param arrive shows what it remembers
   */
  void go(Path folder, Runnable leave, Runnable arrive) {
    autosave.save(
        () ->
            parts
                .tasks()
                .start(
                    texts.of("task.workspace", folder.getFileName()),
                    true,
                    progress -> WorkspaceHandle.open(folder, parts.storage(), parts.history()),
                    next -> {
                      leave.run();
                      WorkspaceHandle before = handle;
                      handle = next;
                      quietly(before::close, () -> {});
                      arrive.run();
                    },
                    parts.voice()::failed));
  }

  /**
   * Keeps everything a last time and lets go of the folder.
   *
   * @param then on the event thread
   */
  void end(WorkspaceState last, Runnable then) {
    autosave.stop();
    WorkspaceHandle mine = handle;
    quietly(
        () -> {
          if (mine.file().isPresent()) {
            mine.file().get().write(last);
          }
          mine.close();
        },
        then);
  }
}
