/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.awt.Component;
import java.awt.Desktop;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.lucerna.core.api.command.Outcome;

/** The window around a {@link ResultPanel}; does not take the keyboard from what is worked at. */
final class ResultDialog {

  private ResultDialog() {}

  static void show(Component parent, String title, Result result, Consumer<Path> open) {
    Window owner = parent == null ? null : SwingUtilities.windowForComponent(parent);
    owner = parent instanceof Window window ? window : owner;
    JDialog dialog = new JDialog(owner, title);
    dialog.setName("result");
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    dialog.setContentPane(
        new ResultPanel(
            title,
            result.outcome(),
            result.outputs(),
            new ResultPanel.Actions(open, CommandDialog::copy, dialog::dispose)));
    dialog
        .getRootPane()
        .registerKeyboardAction(
            e -> dialog.dispose(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    dialog.setAutoRequestFocus(false);
    dialog.pack();
    dialog.setLocationRelativeTo(owner);
    dialog.setVisible(true);
  }

  /** An outcome and what it wrote. */
  record Result(Outcome outcome, Map<String, Path> outputs) {}

  /** As the system opens it; may block: not for the event thread. */
  static void open(Path path) throws java.io.IOException {
    if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
      throw new java.io.IOException("this system opens no files from here; it lies at " + path);
    }
    Desktop.getDesktop().open(path.toFile());
  }
}
