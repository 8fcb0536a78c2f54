/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditsTest {

  private final List<String> log = new ArrayList<>();
  private final Edits edits = new Edits();

  private void did(String what) {
    edits.add(new Edits.Edit(what, () -> log.add("-" + what), () -> log.add("+" + what)));
  }

  @Test
  void editsAreUndoneFromTheLastAndDoneAgain() {
    did("a");
    did("b");
    edits.undo();
    edits.undo();
    edits.undo();
    edits.redo();
    assertEquals(List.of("-b", "-a", "+a"), log);
    assertEquals(Optional.of("a"), edits.undoable());
    assertEquals(Optional.of("b"), edits.redoable());
  }

  @Test
  void aNewEditForgetsWhatWasUndone() {
    did("a");
    edits.undo();
    did("b");
    edits.redo();
    assertEquals(List.of("-a"), log);
    assertEquals(Optional.empty(), edits.redoable());
  }

  @Test
  void onlySoManyAreKept() {
    for (int i = 0; i < 150; i++) {
      did("e" + i);
    }
    for (int i = 0; i < 150; i++) {
      edits.undo();
    }
    assertEquals(100, log.size());
  }
}
