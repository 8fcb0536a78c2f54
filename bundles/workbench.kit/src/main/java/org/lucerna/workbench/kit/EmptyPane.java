/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import com.formdev.flatlaf.util.UIScale;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Says what is missing and how to get it. */
public final class EmptyPane extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts;
  private final JLabel title = new JLabel();
  private final JLabel hint = new JLabel();
  private final JButton button = new JButton();
  private transient Runnable action = () -> {};

  /**
   * @param name of the view, for tests: {@code NAME.empty}, {@code NAME.empty.button}
   */
  public EmptyPane(String name, Texts texts) {
    super(new GridBagLayout());
    this.texts = texts;
    GridBagConstraints at = new GridBagConstraints();
    at.gridx = 0;
    at.insets =
        new Insets(UIScale.scale(4), UIScale.scale(16), UIScale.scale(4), UIScale.scale(16));
    title.putClientProperty("FlatLaf.styleClass", "h3");
    hint.setEnabled(false);
    hint.setName(name + ".empty");
    button.setName(name + ".empty.button");
    button.addActionListener(e -> action.run());
    add(title, at);
    add(hint, at);
    add(button, at);
  }

  /**
   * @param key of the texts: {@code key}, {@code key.hint}, {@code key.button}
   */
  public void show(String key, Runnable then) {
    title.setText(texts.of(key));
    hint.setText(
        "<html><body style='text-align:center;width:"
            + UIScale.scale(300)
            + "px'>"
            + texts.of(key + ".hint")
            + "</body></html>");
    button.setText(texts.of(key + ".button"));
    action = then;
  }
}
