/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.util.UIScale;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.lucerna.workbench.kit.Texts;

/** Stands where a view could not be made. */
final class BrokenView extends JPanel {

  private static final long serialVersionUID = 1L;

  BrokenView(ViewEntry entry, Runnable again) {
    super(new GridBagLayout());
    Texts texts = new Texts(BrokenView.class);
    JPanel column = new JPanel();
    column.setLayout(new BoxLayout(column, BoxLayout.PAGE_AXIS));
    JLabel title = line(texts.of("broken.title", entry.label()));
    title.putClientProperty("FlatLaf.styleClass", "h3");
    JLabel from = line(texts.of("broken.from", entry.source().origin()));
    JLabel more = line(texts.of("broken.more"));
    JButton button = new JButton(texts.of("broken.again"));
    button.setName("broken.again");
    button.setAlignmentX(CENTER_ALIGNMENT);
    button.addActionListener(e -> again.run());
    column.add(title);
    column.add(Box.createVerticalStrut(title.getFont().getSize() / 2));
    column.add(from);
    column.add(more);
    column.add(Box.createVerticalStrut(title.getFont().getSize()));
    column.add(button);
    add(column, new GridBagConstraints());
  }

  /** Centred, with room at its ends: text may be wider on another screen. */
  private static JLabel line(String text) {
    JLabel label = new JLabel(text, SwingConstants.CENTER);
    int edge = UIScale.scale(12);
    label.setBorder(BorderFactory.createEmptyBorder(0, edge, 0, edge));
    label.setAlignmentX(CENTER_ALIGNMENT);
    return label;
  }
}
