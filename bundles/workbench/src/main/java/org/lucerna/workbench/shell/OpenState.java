/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.Map;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.CurrentRun;
import org.lucerna.workbench.workspace.WorkspaceState.Open;

/** What is open, as a workspace keeps it. */
final class OpenState {

  private OpenState() {}

  static Open of(Selection selection) {
    return new Open(
        selection.get(CurrentData.class).map(CurrentData::source).orElse(Map.of()),
        selection.get(CurrentData.class).map(CurrentData::seed).orElse(0L),
        selection.get(CurrentModel.class).map(m -> m.session().choice()).orElse(Map.of()),
        selection.get(CurrentPicture.class).map(CurrentPicture::id),
        selection.get(CurrentRun.class).map(r -> r.folder().toString()));
  }
}
