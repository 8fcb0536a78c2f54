/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.Optional;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.workspace.Edits;

/** Makes choosing pictures something that can be undone. Event thread only. */
final class SelectionEdits {

  private final Selection selection;
  private final Edits edits;
  private final Texts texts = new Texts(SelectionEdits.class);
  private Optional<PictureSet> before = Optional.empty();
  private boolean applying;

  SelectionEdits(Selection selection, Edits edits) {
    this.selection = selection;
    this.edits = edits;
    selection.listen(PictureSet.class, this::changed);
  }

  private void changed(Optional<PictureSet> now) {
    Optional<PictureSet> old = before;
    before = now;
    if (!applying && now.isPresent()) {
      String label = texts.of("edit.pictures", now.get().title());
      edits.add(new Edits.Edit(label, () -> apply(old), () -> apply(now)));
    }
  }

  private void apply(Optional<PictureSet> wanted) {
    applying = true;
    try {
      wanted.ifPresentOrElse(
          s -> selection.set(PictureSet.class, s), () -> selection.clear(PictureSet.class));
    } finally {
      applying = false;
    }
  }
}
