/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.awt.BorderLayout;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** Finds layers as people type; Enter goes to the next one, Shift+Enter to the one before. */
final class FindBar extends JPanel {

  private static final long serialVersionUID = 1L;

  /** What the bar finds in, and where it shows what it found. */
  record Place(
      Function<String, List<LayerId>> search, Consumer<List<LayerId>> mark, Consumer<LayerId> go) {}

  private final transient Texts texts;
  private final transient Place place;
  private final JTextField field = new JTextField(14);
  private final JLabel count = new JLabel();
  private transient List<LayerId> matches = List.of();
  private int at = -1;

  FindBar(Texts texts, Place place) {
    super(new BorderLayout(4, 0));
    this.texts = texts;
    this.place = place;
    setOpaque(false);
    field.setName("network.find");
    field.putClientProperty("JTextField.placeholderText", texts.of("find.prompt"));
    field.putClientProperty("JTextField.showClearButton", true);
    field.getAccessibleContext().setAccessibleName(texts.of("find.prompt"));
    field.getDocument().addDocumentListener(new Typing());
    on(field, "ENTER", () -> step(1));
    on(field, "F3", () -> step(1));
    on(field, "shift ENTER", () -> step(-1));
    on(field, "shift F3", () -> step(-1));
    on(field, "ESCAPE", () -> field.setText(""));
    count.setName("network.found");
    JPanel steps = new JPanel();
    steps.setLayout(new javax.swing.BoxLayout(steps, javax.swing.BoxLayout.X_AXIS));
    steps.setOpaque(false);
    steps.add(count);
    steps.add(button("previous", "icons/up.svg", -1));
    steps.add(button("next", "icons/down.svg", 1));
    add(field, BorderLayout.CENTER);
    add(steps, BorderLayout.EAST);
  }

  private JButton button(String key, String icon, int by) {
    JButton button = new JButton(Icons.of(icon, FindBar.class));
    button.setName("network.find." + key);
    button.setToolTipText(texts.of("find." + key));
    button.getAccessibleContext().setAccessibleName(texts.of("find." + key));
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    button.addActionListener(e -> step(by));
    return button;
  }

  private static void on(JComponent component, String key, Runnable action) {
    component.getInputMap().put(KeyStroke.getKeyStroke(key), key);
    component
        .getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  /** Lets people type; what stands there is selected. */
  void begin() {
    field.requestFocusInWindow();
    field.selectAll();
  }

  /** Searches again: another network is shown, or other boxes. */
  void again() {
    find(false);
  }

  private void find(boolean fresh) {
    matches = place.search().apply(field.getText());
    at = fresh ? -1 : Math.min(at, matches.size() - 1);
    place.mark().accept(matches);
    say();
  }

  /** Goes to another match, round and round. */
  void step(int by) {
    if (matches.isEmpty()) {
      return;
    }
    at = at < 0 ? (by > 0 ? 0 : matches.size() - 1) : Math.floorMod(at + by, matches.size());
    place.go().accept(matches.get(at));
    say();
  }

  private void say() {
    if (field.getText().isBlank()) {
      count.setText("");
    } else if (at >= 0) {
      count.setText(texts.of("find.place", at + 1, matches.size()));
    } else {
      count.setText(texts.of("find.count", matches.size()));
    }
  }

  private final class Typing implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent e) {
      find(true);
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      find(true);
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
      // Only styled documents tell this.
    }
  }
}
