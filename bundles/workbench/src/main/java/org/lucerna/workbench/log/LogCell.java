/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import java.awt.Component;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.log.LogEntry.Level;

/** A cell of the log; levels are signs. */
final class LogCell extends DefaultTableCellRenderer {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(LogCell.class);

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int column) {
    super.getTableCellRendererComponent(table, value, selected, focused, row, column);
    if (value instanceof Level level) {
      String words = words(level);
      setText("");
      setIcon(icon(level));
      setToolTipText(words);
      getAccessibleContext().setAccessibleName(words);
    } else {
      setIcon(null);
      setToolTipText(null);
      getAccessibleContext().setAccessibleName(getText());
    }
    return this;
  }

  static String words(Level level) {
    return TEXTS.of("log.level." + level.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static StatusIcon icon(Level level) {
    return switch (level) {
      case ERROR -> StatusIcon.FAILED;
      case WARNING -> StatusIcon.WARNING;
      case INFO -> StatusIcon.INFO;
      case DEBUG -> StatusIcon.NOTED;
    };
  }
}
