/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.JDialog;
import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.lucerna.workbench.kit.Texts;

/** Shows what a jar says of itself and asks whether to install it. */
final class InstallDialog {

  private static final Texts TEXTS = new Texts(InstallDialog.class);

  private InstallDialog() {}

  static void ask(Component parent, String title, String facts, Runnable yes) {
    Object[] options = {TEXTS.of("install.yes"), TEXTS.of("install.no")};
    JOptionPane pane =
        new JOptionPane(
            facts(facts),
            JOptionPane.PLAIN_MESSAGE,
            JOptionPane.YES_NO_OPTION,
            null,
            options,
            options[1]);
    JDialog dialog = pane.createDialog(parent, title);
    dialog.setName("plugins.install-dialog");
    dialog.setModal(false);
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    pane.addPropertyChangeListener(
        JOptionPane.VALUE_PROPERTY,
        e -> {
          dialog.dispose();
          if (options[0].equals(e.getNewValue())) {
            yes.run();
          }
        });
    dialog.setVisible(true);
  }

  private static Component facts(String text) {
    JTextArea area = new JTextArea(text);
    area.setName("plugins.install-facts");
    area.setEditable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.getAccessibleContext().setAccessibleName(TEXTS.of("install.facts"));
    int gap = UIScale.scale(8);
    area.setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
    JScrollPane scroll = new JScrollPane(area);
    scroll.setPreferredSize(new Dimension(UIScale.scale(460), UIScale.scale(270)));
    return scroll;
  }
}
