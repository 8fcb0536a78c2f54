/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.theme.Look;
import org.lucerna.workbench.theme.Theme;

/** What the user can choose for all workspaces; takes effect at once. */
final class PreferencesPanel extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts = new Texts(PreferencesPanel.class);
  private final JComboBox<Theme> theme = new JComboBox<>(Theme.values());
  private final JSpinner size;

  /**
   * @param apply receives theme and font size when one was changed
   */
  PreferencesPanel(Look look, Path workspace, BiConsumer<Theme, Integer> apply) {
    super(new GridBagLayout());
    size =
        new JSpinner(
            new SpinnerNumberModel(
                Math.max(Look.SMALLEST, Math.min(Look.LARGEST, look.fontSize())),
                Look.SMALLEST,
                Look.LARGEST,
                1));
    theme.setSelectedItem(look.theme());
    theme.setRenderer(new Named());
    JTextField folder = new JTextField(workspace.toString(), 30);
    folder.setEditable(false);
    row(0, "preferences.theme", theme);
    row(1, "preferences.size", size);
    row(2, "preferences.workspace", folder);
    theme.addActionListener(e -> apply.accept((Theme) theme.getSelectedItem(), points()));
    size.addChangeListener(e -> apply.accept((Theme) theme.getSelectedItem(), points()));
  }

  private int points() {
    return (Integer) size.getValue();
  }

  private void row(int row, String text, JComponent field) {
    field.setName(text);
    field.getAccessibleContext().setAccessibleName(texts.of(text));
    GridBagConstraints at = new GridBagConstraints();
    at.gridy = row;
    at.anchor = GridBagConstraints.LINE_START;
    int edge = UIScale.scale(4);
    at.insets = new Insets(edge, edge, edge, edge);
    JLabel label = new JLabel(texts.of(text));
    label.setLabelFor(field);
    add(label, at);
    at.weightx = 1;
    add(field, at);
  }

  void open(Component parent) {
    JOptionPane.showMessageDialog(
        parent, this, texts.of("preferences.title"), JOptionPane.PLAIN_MESSAGE);
  }

  private final class Named extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focused) {
      return super.getListCellRendererComponent(
          list, texts.of("theme." + ((Theme) value).id()), index, selected, focused);
    }
  }
}
