/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.nio.file.Path;
import java.util.List;
import org.lucerna.workbench.open.Documents;

/** What the welcome page's buttons do. */
record WelcomeHands(Shell shell) implements Welcome.Hands {

  @Override
  public void critters() {
    shell.demo().start(shell.workspace().runs());
  }

  @Override
  public void pictures() {
    shell.openings().open(shell.dialogs().open(home(), true));
  }

  @Override
  public void workspace() {
    List<Path> chosen = shell.dialogs().open(home(), true);
    chosen.forEach(shell::workspace);
  }

  @Override
  public void workspace(Path folder) {
    shell.workspace(folder);
  }

  @Override
  public void data(Documents.Source source) {
    shell.documents().data(source, shell::opened);
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }
}
