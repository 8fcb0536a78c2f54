/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.awt.Component;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.SwingUtilities;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.kit.ParamForm;

/** Asks for a command's parameters. */
final class CommandDialog {

  private CommandDialog() {}

  static void open(
      Component parent, CommandCenter center, CommandForm form, Map<String, ?> values) {
    JDialog dialog = new JDialog(SwingUtilities.getWindowAncestor(parent), form.label());
    ParamForm fields = new ParamForm(form.params());
    fields.fill(values);
    JButton run = new JButton("Run");
    run.addActionListener(
        e -> {
          center.run(new Recipe(form.id(), fields.values()), o -> {}, f -> {});
          dialog.dispose();
        });
    dialog.add(fields);
    dialog.add(run, java.awt.BorderLayout.SOUTH);
    dialog.pack();
    dialog.setLocationRelativeTo(parent);
    dialog.setVisible(true);
  }
}
