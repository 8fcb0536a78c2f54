/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.awt.Component;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.lucerna.workbench.api.Recipe;

/**
 * The window around a {@link CommandPanel}. It does not block the others: pictures can be looked
 * at, and dropped on its fields, while it is open.
 */
final class CommandDialog {

  private CommandDialog() {}

  static void open(
      Component parent, CommandForm form, Map<String, ?> values, Consumer<Recipe> run, Path base) {
    Window owner = parent == null ? null : SwingUtilities.windowForComponent(parent);
    owner = parent instanceof Window window ? window : owner;
    JDialog dialog = new JDialog(owner, title(form.id()));
    dialog.setName("command." + form.id());
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    CommandPanel panel =
        new CommandPanel(
            form,
            base,
            new CommandPanel.Actions(
                recipe -> {
                  dialog.dispose();
                  run.accept(recipe);
                },
                CommandDialog::copy,
                dialog::dispose));
    panel.fill(values);
    dialog.setContentPane(panel);
    dialog.getRootPane().setDefaultButton(panel.runButton());
    dialog
        .getRootPane()
        .registerKeyboardAction(
            e -> dialog.dispose(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    dialog.pack();
    fit(dialog);
    dialog.setLocationRelativeTo(owner);
    dialog.setVisible(true);
    panel.fields().focusFirst();
  }

  private static void fit(JDialog dialog) {
    Rectangle screen = dialog.getGraphicsConfiguration().getBounds();
    dialog.setSize(
        Math.min(dialog.getWidth(), screen.width), Math.min(dialog.getHeight(), screen.height));
  }

  private static String title(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1);
  }

  static void copy(String text) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
  }
}
