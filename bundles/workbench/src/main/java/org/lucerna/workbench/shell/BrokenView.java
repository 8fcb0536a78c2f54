/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.lucerna.workbench.kit.Texts;

/** Stands where a view could not be made. */
final class BrokenView extends JPanel {

  private static final long serialVersionUID = 1L;

  BrokenView(ViewEntry entry, Runnable again) {
    super(new GridBagLayout());
    Texts texts = new Texts(BrokenView.class);
    JPanel column = new JPanel();
    column.setLayout(new BoxLayout(column, BoxLayout.PAGE_AXIS));
    JLabel title = new JLabel(texts.of("broken.title", entry.label()));
    title.putClientProperty("FlatLaf.styleClass", "h3");
    title.setAlignmentX(CENTER_ALIGNMENT);
    JLabel more = new JLabel(texts.of("broken.more", entry.source().origin()));
    more.setAlignmentX(CENTER_ALIGNMENT);
    JButton button = new JButton(texts.of("broken.again"));
    button.setName("broken.again");
    button.setAlignmentX(CENTER_ALIGNMENT);
    button.addActionListener(e -> again.run());
    column.add(title);
    column.add(Box.createVerticalStrut(title.getFont().getSize() / 2));
    column.add(more);
    column.add(Box.createVerticalStrut(title.getFont().getSize()));
    column.add(button);
    add(column, new GridBagConstraints());
  }
}
