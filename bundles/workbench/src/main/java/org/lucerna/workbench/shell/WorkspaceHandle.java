/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;
import org.lucerna.workbench.history.History;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.workspace.Lifeline;
import org.lucerna.workbench.workspace.WorkspaceFile;
import org.lucerna.workbench.workspace.WorkspaceState;

/**
 * A workspace that this window holds.
 *
 * @param file where it is kept; empty while another window has it
 * @param state what it remembers
 * @param sentence what people should know about it
 */
record WorkspaceHandle(
    Path folder,
    Lifeline lifeline,
    Optional<WorkspaceFile> file,
    WorkspaceState state,
    Optional<String> sentence)
    implements AutoCloseable {

  private static final String HISTORY = "history.yaml";

  /** Takes hold of a folder and reads what it remembers; not for the event thread. */
  static WorkspaceHandle open(Path folder, Storage storage, History history) throws IOException {
    Texts texts = new Texts(WorkspaceHandle.class);
    Files.createDirectories(folder.resolve("runs"));
    Files.createDirectories(folder.resolve("figures"));
    Lifeline lifeline = Lifeline.of(folder);
    WorkspaceFile file = new WorkspaceFile(storage, folder);
    Optional<String> sentence =
        switch (lifeline.found()) {
          case CLEAN -> Optional.empty();
          case DIED -> Optional.of(texts.of("workspace.died"));
          case DIED_AGAIN -> Optional.of(texts.of("workspace.died.again"));
          case IN_USE -> Optional.of(texts.of("workspace.in.use", folder));
        };
    WorkspaceState state;
    try {
      state = file.read();
    } catch (LucernaException e) {
      state = WorkspaceState.EMPTY;
      sentence = Optional.of(texts.of("workspace.damaged", file.setAside()));
    }
    boolean inUse = lifeline.found() == Lifeline.Found.IN_USE;
    if (lifeline.found() == Lifeline.Found.DIED_AGAIN) {
      state = state.cautious();
    }
    if (!inUse) {
      history.open(folder.resolve(HISTORY));
    }
    return new WorkspaceHandle(
        folder, lifeline, inUse ? Optional.empty() : Optional.of(file), state, sentence);
  }

  @Override
  public void close() throws IOException {
    lifeline.close();
  }
}
