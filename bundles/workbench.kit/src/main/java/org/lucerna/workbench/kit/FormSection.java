/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JSeparator;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** Rows of a form under a title that folds them away; without a title they are always there. */
final class FormSection extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int GAP = 8;

  private final JButton header;
  private final JPanel body = new JPanel(new StackLayout(UIScale.scale(GAP)));
  private final transient List<ParamRow> rows = new ArrayList<>();

  FormSection(String title, String name) {
    super(new StackLayout(UIScale.scale(GAP)));
    setOpaque(false);
    body.setOpaque(false);
    header = new JButton(title, new Arrow());
    header.setName("section." + name);
    header.setHorizontalAlignment(SwingConstants.LEADING);
    header.putClientProperty("JButton.buttonType", "borderless");
    header.putClientProperty("FlatLaf.styleClass", "h4");
    header.getAccessibleContext().setAccessibleName(title);
    header.addActionListener(
        e -> {
          header.setSelected(!header.isSelected());
          fold();
        });
    if (!title.isEmpty()) {
      JPanel line = new JPanel(new BorderLayout(UIScale.scale(GAP), 0));
      line.setOpaque(false);
      line.setBorder(BorderFactory.createEmptyBorder(UIScale.scale(GAP / 2), 0, 0, 0));
      line.add(header, BorderLayout.LINE_START);
      JPanel middle = new JPanel(new java.awt.GridBagLayout());
      middle.setOpaque(false);
      java.awt.GridBagConstraints at = new java.awt.GridBagConstraints();
      at.weightx = 1;
      at.fill = java.awt.GridBagConstraints.HORIZONTAL;
      middle.add(new JSeparator(), at);
      line.add(middle);
      add(line);
      body.setVisible(false);
    }
    add(body);
  }

  void add(ParamRow row) {
    rows.add(row);
    body.add(row);
  }

  boolean has(ParamRow row) {
    return rows.contains(row);
  }

  boolean isOpen() {
    return body.isVisible();
  }

  void open() {
    header.setSelected(true);
    fold();
  }

  private void fold() {
    body.setVisible(header.isSelected());
    revalidate();
    repaint();
  }

  /** The look and feel's own arrows of a tree. */
  private static final class Arrow implements Icon {

    private static Icon icon(Component c) {
      boolean open = c instanceof JButton b && b.isSelected();
      return UIManager.getIcon(open ? "Tree.expandedIcon" : "Tree.collapsedIcon");
    }

    @Override
    public void paintIcon(Component c, java.awt.Graphics g, int x, int y) {
      icon(c).paintIcon(c, g, x, y);
    }

    @Override
    public int getIconWidth() {
      return UIManager.getIcon("Tree.expandedIcon").getIconWidth();
    }

    @Override
    public int getIconHeight() {
      return UIManager.getIcon("Tree.expandedIcon").getIconHeight();
    }
  }
}
