/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.Dimension;
import java.awt.event.KeyEvent;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** Controls with their names, texts and icons. */
final class Gadgets {

  private static final String ICONS = "org/lucerna/view/data/icons/";

  private final Texts texts;
  private final String prefix;

  /**
   * @param prefix of the names of controls, such as {@code data}
   */
  Gadgets(Texts texts, String prefix) {
    this.texts = texts;
    this.prefix = prefix;
  }

  /** Text {@code KEY}, tip {@code KEY.tip}. */
  JButton button(String key, String icon, Runnable action) {
    JButton button = new JButton(texts.of(key), Icons.of(ICONS + icon + ".svg", Gadgets.class));
    dress(button, key);
    button.addActionListener(e -> action.run());
    return button;
  }

  /** Only an icon; text {@code KEY} is said to screen readers. */
  JButton tool(String key, String icon, Runnable action) {
    JButton button = new JButton(Icons.of(ICONS + icon + ".svg", Gadgets.class));
    dress(button, key);
    button.addActionListener(e -> action.run());
    return button;
  }

  JToggleButton toggle(String key, boolean on, Runnable action) {
    JToggleButton button = new JToggleButton(texts.of(key), on);
    dress(button, key);
    button.addActionListener(e -> action.run());
    return button;
  }

  private void dress(AbstractButton button, String key) {
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    named(button, key);
    button.setToolTipText(texts.of(key + ".tip"));
  }

  /** A control's name for tests and screen readers. */
  <C extends JComponent> C named(C control, String key) {
    control.setName(prefix + "." + key);
    control.getAccessibleContext().setAccessibleName(texts.of(key));
    return control;
  }

  /** A label that belongs to a control. */
  JLabel label(String key, JComponent control) {
    JLabel label = new JLabel(texts.of(key));
    label.setLabelFor(control);
    return label;
  }

  /** Text that may be cut off rather than make its parent wide. */
  static JLabel narrow(JLabel label) {
    label.setMinimumSize(new Dimension(0, label.getMinimumSize().height));
    return label;
  }

  /** A key of a component and what is in it. */
  static void key(JComponent component, int code, Runnable action) {
    component.registerKeyboardAction(
        e -> action.run(),
        KeyStroke.getKeyStroke(code, 0),
        code == KeyEvent.VK_ENTER
            ? JComponent.WHEN_FOCUSED
            : JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
  }
}
