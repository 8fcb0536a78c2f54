/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;

/** Makes the field that suits a parameter. */
final class ParamEditors {

  /** More choices than these do not stand side by side. */
  private static final int MAX_BOXES = 6;

  private static final int COLUMNS = 24;
  private static final int NUMBER_COLUMNS = 10;

  private ParamEditors() {}

  /**
   * @param changed after every change by hand
   */
  static ParamEditor of(ParamInfo info, Suggestions suggestions, Runnable changed) {
    boolean plain = info.kind() != Kind.CHOICE && info.kind() != Kind.FLAG;
    if (plain || (info.list() && info.choices().size() > MAX_BOXES)) {
      return text(info, suggestions, changed);
    }
    if (info.list() && info.kind() == Kind.CHOICE) {
      return new Boxes(info, changed);
    }
    if (info.kind() == Kind.FLAG && !info.list() && info.defaultText().isPresent()) {
      return new Switch(info, changed);
    }
    if (info.list()) {
      return text(info, suggestions, changed);
    }
    return new Choice(info, changed);
  }

  private static ParamEditor text(ParamInfo info, Suggestions suggestions, Runnable changed) {
    boolean number = info.kind() == Kind.INTEGER || info.kind() == Kind.NUMBER;
    JTextField field = new JTextField(number && !info.list() ? NUMBER_COLUMNS : COLUMNS);
    info.defaultText()
        .filter(t -> !t.isEmpty())
        .ifPresent(t -> field.putClientProperty("JTextField.placeholderText", t));
    Text editor = new Text(field, changed);
    if (number && !info.list()) {
      NumberSteps.on(field, info);
    } else if (info.kind() == Kind.PATH) {
      PathDrops.on(field, info);
    } else {
      Completion.on(field, info.list(), () -> values(info, suggestions));
    }
    return editor;
  }

  private static List<String> values(ParamInfo info, Suggestions suggestions) {
    return info.choices().isEmpty() ? suggestions.of(info) : info.choices();
  }

  /** A line of text. */
  private static final class Text implements ParamEditor, DocumentListener {
    private final JTextField field;
    private final Runnable changed;
    private boolean filling;

    Text(JTextField field, Runnable changed) {
      this.field = field;
      this.changed = changed;
      field.getDocument().addDocumentListener(this);
    }

    @Override
    public JComponent component() {
      return field;
    }

    @Override
    public JComponent control() {
      return field;
    }

    @Override
    public String text() {
      return field.getText();
    }

    @Override
    public void setText(String text) {
      filling = true;
      try {
        field.setText(text);
        field.setCaretPosition(0);
      } finally {
        filling = false;
      }
    }

    @Override
    public void insertUpdate(DocumentEvent e) {
      removeUpdate(e);
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      if (!filling) {
        changed.run();
      }
    }

    @Override
    public void changedUpdate(DocumentEvent e) {}
  }

  /** On or off. */
  private static final class Switch implements ParamEditor {
    private final JCheckBox box = new JCheckBox();

    Switch(ParamInfo info, Runnable changed) {
      box.addActionListener(e -> changed.run());
    }

    @Override
    public JComponent component() {
      return box;
    }

    @Override
    public JComponent control() {
      return box;
    }

    @Override
    public String text() {
      return String.valueOf(box.isSelected());
    }

    @Override
    public void setText(String text) {
      box.setSelected(List.of("true", "yes", "on").contains(text));
    }
  }

  /** One of a few, or none where nothing is the default. */
  private static final class Choice implements ParamEditor {
    private final JComboBox<String> box = new JComboBox<>();
    private boolean filling;

    Choice(ParamInfo info, Runnable changed) {
      if (info.defaultText().isEmpty()) {
        box.addItem("");
      }
      List<String> items = info.kind() == Kind.FLAG ? List.of("true", "false") : info.choices();
      items.forEach(box::addItem);
      box.addActionListener(
          e -> {
            if (!filling) {
              changed.run();
            }
          });
    }

    @Override
    public JComponent component() {
      return box;
    }

    @Override
    public JComponent control() {
      return box;
    }

    @Override
    public String text() {
      return String.valueOf(box.getSelectedItem());
    }

    /** What is no choice is kept, so that the form says what is wrong with it. */
    @Override
    public void setText(String text) {
      filling = true;
      try {
        box.setSelectedItem(text);
        if (!text.equals(box.getSelectedItem())) {
          box.addItem(text);
          box.setSelectedItem(text);
        }
      } finally {
        filling = false;
      }
    }
  }

  /** Any of a few. */
  private static final class Boxes implements ParamEditor {
    private final JPanel panel =
        new JPanel(new java.awt.FlowLayout(java.awt.FlowLayout.LEADING, 0, 0));
    private final List<JCheckBox> boxes = new ArrayList<>();

    Boxes(ParamInfo info, Runnable changed) {
      panel.setOpaque(false);
      for (String choice : info.choices()) {
        JCheckBox box = new JCheckBox(choice);
        box.setName("param." + info.key() + "." + choice);
        box.getAccessibleContext().setAccessibleName(ParamText.words(info.key()) + " " + choice);
        box.addActionListener(e -> changed.run());
        boxes.add(box);
        panel.add(box);
      }
    }

    @Override
    public JComponent component() {
      return panel;
    }

    @Override
    public JComponent control() {
      return boxes.get(0);
    }

    @Override
    public String text() {
      return ParamText.of(
          boxes.stream().filter(JCheckBox::isSelected).map(JCheckBox::getText).toList());
    }

    @Override
    public void setText(String text) {
      List<String> chosen = ParamText.split(text);
      boxes.forEach(b -> b.setSelected(chosen.contains(b.getText())));
    }
  }
}
