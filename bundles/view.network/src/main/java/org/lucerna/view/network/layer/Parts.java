/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/** Small parts that the panels of a layer share. */
final class Parts {

  private Parts() {}

  static void name(JComponent component, String name, String text) {
    component.setName(name);
    component.setToolTipText(text);
    component.getAccessibleContext().setAccessibleName(text);
  }

  /** Says what to do next. */
  static JLabel empty(String name) {
    JLabel label = new JLabel("", SwingConstants.CENTER);
    label.setName(name);
    label.setEnabled(false);
    label.setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
    return label;
  }

  /** So that a label breaks its lines. */
  static String wrapped(String text) {
    String html = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<html><div style='text-align:center'>" + html + "</div></html>";
  }

  /** Side by side, equally wide. */
  static JPanel halves(JComponent left, JComponent right) {
    JPanel row = new JPanel(new GridLayout(1, 2, 6, 0));
    row.setBorder(BorderFactory.createEmptyBorder(4, 6, 4, 6));
    row.add(left);
    row.add(right);
    return row;
  }

  /** Side by side, as wide as there is room for. */
  static JPanel row(JComponent... parts) {
    JPanel row = new JPanel(new GridBagLayout());
    row.setBorder(BorderFactory.createEmptyBorder(4, 6, 4, 6));
    for (int i = 0; i < parts.length; i++) {
      GridBagConstraints at = new GridBagConstraints();
      at.weightx = 1;
      at.fill = GridBagConstraints.HORIZONTAL;
      at.insets = new Insets(0, i == 0 ? 0 : 6, 0, 0);
      row.add(parts[i], at);
    }
    return row;
  }
}
