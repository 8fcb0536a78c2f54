/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Texts;

/** Shows the welcome page while nothing is open. Event thread only. */
final class WelcomePage {

  private final RootSelection selection;
  private final Views views;
  private Optional<Welcome> page = Optional.empty();
  private boolean watching;

  WelcomePage(RootSelection selection, Views views) {
    this.selection = selection;
    this.views = views;
  }

  /** The kind of view. */
  ViewEntry entry(Welcome.Hands hands, UserPreferences preferences) {
    preferences.onChange(() -> page.ifPresent(Welcome::refresh));
    return BuiltIn.entry(
        Places.WELCOME,
        new Texts(WelcomePage.class).of("view.welcome"),
        true,
        (site, state) -> {
          Welcome next = new Welcome(hands, preferences::now);
          page = Optional.of(next);
          return next;
        });
  }

  /** From now on it appears when the last thing was closed. */
  void watch() {
    for (Class<?> type : List.of(CurrentData.class, CurrentModel.class, CurrentPicture.class)) {
      selection.listen(type, value -> check());
    }
    watching = true;
  }

  void pause(boolean pause) {
    watching = !pause;
  }

  private void check() {
    if (watching && isNothingOpen()) {
      // Later: what takes its place may be set next.
      SwingUtilities.invokeLater(
          () -> {
            if (watching && isNothingOpen()) {
              views.show(Places.WELCOME);
            }
          });
    }
  }

  private boolean isNothingOpen() {
    return selection.get(CurrentData.class).isEmpty()
        && selection.get(CurrentModel.class).isEmpty()
        && selection.get(CurrentPicture.class).isEmpty();
  }

  /** Something was opened: it is not needed any more, if there is another view. */
  void done() {
    if (views.open().size() > 1) {
      views.close(Places.WELCOME);
    }
  }
}
