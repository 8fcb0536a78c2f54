/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.util.List;
import javax.swing.JTable;
import javax.swing.table.DefaultTableModel;

/** Names and values in two columns, to be read and copied. */
final class FactsTable extends JTable {

  private static final long serialVersionUID = 1L;

  /** A line. */
  record Fact(String name, String value) {}

  FactsTable() {
    super(new Plain());
    setTableHeader(null);
    setShowGrid(false);
    setFillsViewportHeight(true);
  }

  void show(List<Fact> facts) {
    DefaultTableModel model = (DefaultTableModel) getModel();
    model.setRowCount(0);
    int widest = 0;
    for (Fact fact : facts) {
      model.addRow(new Object[] {fact.name(), fact.value()});
      widest = Math.max(widest, getFontMetrics(getFont()).stringWidth(fact.name()));
    }
    int width = widest + getFontMetrics(getFont()).charWidth('n') * 2;
    getColumnModel().getColumn(0).setMinWidth(width);
    getColumnModel().getColumn(0).setMaxWidth(width);
  }

  @Override
  public String getToolTipText(java.awt.event.MouseEvent e) {
    int row = rowAtPoint(e.getPoint());
    return row < 0 ? null : String.valueOf(getValueAt(row, 1));
  }

  private static final class Plain extends DefaultTableModel {
    private static final long serialVersionUID = 1L;

    Plain() {
      super(0, 2);
    }

    @Override
    public boolean isCellEditable(int row, int column) {
      return false;
    }
  }
}
