/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.awt.Color;
import java.awt.Component;
import java.util.Locale;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import org.lucerna.view.plugins.PluginRow.State;
import org.lucerna.workbench.kit.Texts;

/** A cell of the list; states are words in the theme's colours. */
final class PluginCell extends DefaultTableCellRenderer {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(PluginCell.class);

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int column) {
    Object shown = value instanceof State state ? words(state) : value;
    super.getTableCellRendererComponent(table, shown, selected, focused, row, column);
    if (!selected) {
      Color color = value instanceof State state ? UIManager.getColor(color(state)) : null;
      setForeground(color == null ? table.getForeground() : color);
    }
    setToolTipText(getText().isEmpty() ? null : getText());
    return this;
  }

  static String words(State state) {
    return TEXTS.of("state." + state.name().toLowerCase(Locale.ROOT));
  }

  private static String color(State state) {
    return switch (state) {
      case ACTIVE -> "Actions.Green";
      case TROUBLED -> "Actions.Red";
      case STAGED -> "Actions.Blue";
      default -> "Label.disabledForeground";
    };
  }
}
