/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.lucerna.core.api.param.ParamInfo;

/**
 * A form for parameters, one row each, made from their description alone. Values are texts, numbers
 * and booleans as {@link org.lucerna.core.api.param.ParamBinder#bind} takes them; fields left at
 * their default are left out.
 */
public final class ParamForm extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient List<ParamInfo> params;
  private final transient Map<String, JComponent> fields = new LinkedHashMap<>();
  private final transient List<Runnable> listeners = new ArrayList<>();

  public ParamForm(List<ParamInfo> params) {
    super(new GridBagLayout());
    this.params = List.copyOf(params);
    int row = 0;
    for (ParamInfo info : params) {
      JComponent field = field(info);
      field.setName("param." + info.key());
      field.getAccessibleContext().setAccessibleName(info.key());
      field.getAccessibleContext().setAccessibleDescription(info.help());
      field.setToolTipText(info.help());
      fields.put(info.key(), field);
      GridBagConstraints at = new GridBagConstraints();
      at.gridy = row++;
      at.anchor = GridBagConstraints.LINE_START;
      add(new JLabel(info.key()), at);
      at.weightx = 1;
      at.fill = GridBagConstraints.HORIZONTAL;
      add(field, at);
    }
  }

  private JComponent field(ParamInfo info) {
    String text = info.defaultText().orElse("");
    return switch (info.kind()) {
      case FLAG -> {
        JCheckBox box = new JCheckBox("", Boolean.parseBoolean(text));
        box.addActionListener(e -> changed());
        yield box;
      }
      case CHOICE -> {
        JComboBox<String> box = new JComboBox<>(info.choices().toArray(String[]::new));
        box.setSelectedItem(text);
        box.addActionListener(e -> changed());
        yield box;
      }
      default -> {
        JTextField plain = new JTextField(text, 24);
        plain.addActionListener(e -> changed());
        yield plain;
      }
    };
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  /** Called on the event thread after a value was changed by hand. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Fills fields in; keys that are no parameter are ignored. */
  public void fill(Map<String, ?> values) {
    values.forEach(
        (key, value) -> {
          JComponent field = fields.get(key);
          if (field instanceof JCheckBox box) {
            box.setSelected(Boolean.parseBoolean(String.valueOf(value)));
          } else if (field instanceof JComboBox<?> box) {
            box.setSelectedItem(String.valueOf(value));
          } else if (field instanceof JTextField text) {
            text.setText(String.valueOf(value));
          }
        });
  }

  /** What differs from the defaults, by key. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ParamInfo info : params) {
      String text = text(fields.get(info.key()));
      if (!text.equals(info.defaultText().orElse(""))) {
        values.put(info.key(), text);
      }
    }
    return values;
  }

  private static String text(JComponent field) {
    if (field instanceof JCheckBox box) {
      return String.valueOf(box.isSelected());
    } else if (field instanceof JComboBox<?> box) {
      return String.valueOf(box.getSelectedItem());
    }
    return ((JTextField) field).getText();
  }
}
