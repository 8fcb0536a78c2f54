/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** What to do where no data set is open. */
final class EmptyState extends JPanel {

  private static final long serialVersionUID = 1L;

  EmptyState(Texts texts, OpenData opening) {
    super(new GridBagLayout());
    GridBagConstraints at = new GridBagConstraints();
    at.gridx = 0;
    at.insets = new java.awt.Insets(4, 4, 4, 4);
    add(
        new JLabel(
            texts.of("empty"),
            Icons.of("org/lucerna/view/data/icons/data-set.svg", EmptyState.class),
            JLabel.CENTER),
        at);
    Gadgets gadgets = new Gadgets(texts, "empty");
    JButton folder = gadgets.button("open", "folder", () -> opening.choose(this));
    folder.putClientProperty("JButton.buttonType", null);
    add(folder, at);
    for (OpenData.Ready ready : opening.ready()) {
      JButton button = new JButton(texts.of("open.ready", ready.label()));
      button.setName("empty.open." + ready.loader());
      button.getAccessibleContext().setAccessibleName(button.getText());
      button.addActionListener(e -> opening.open(ready));
      add(button, at);
    }
  }
}
