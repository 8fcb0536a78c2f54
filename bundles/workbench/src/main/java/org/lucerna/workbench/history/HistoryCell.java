/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import java.awt.Component;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.lucerna.workbench.history.HistoryItem.State;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.log.StatusIcon;

/** A cell of the history; states are signs. */
final class HistoryCell extends DefaultTableCellRenderer {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(HistoryCell.class);

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int column) {
    super.getTableCellRendererComponent(table, value, selected, focused, row, column);
    if (value instanceof State state) {
      String words = TEXTS.of("history.state." + state.name().toLowerCase(java.util.Locale.ROOT));
      setText("");
      setIcon(icon(state));
      setToolTipText(words);
      getAccessibleContext().setAccessibleName(words);
    } else {
      setIcon(null);
      setToolTipText(getText().isEmpty() ? null : getText());
      getAccessibleContext().setAccessibleName(getText());
    }
    return this;
  }

  private static Icon icon(State state) {
    return switch (state) {
      case RECORDED -> StatusIcon.NOTED;
      case RUNNING -> StatusIcon.RUNNING;
      case DONE -> StatusIcon.DONE;
      case FAILED -> StatusIcon.FAILED;
      case CANCELLED -> StatusIcon.CANCELLED;
    };
  }
}
