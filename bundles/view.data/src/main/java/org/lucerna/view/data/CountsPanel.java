/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.BorderLayout;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import org.lucerna.core.api.data.Table;
import org.lucerna.workbench.kit.Texts;

/** Classes by split, as numbers. */
final class CountsPanel extends JPanel {

  private static final long serialVersionUID = 1L;

  private final JTable table = new JTable();

  CountsPanel(Texts texts) {
    super(new BorderLayout());
    new Gadgets(texts, "data").named(table, "counts");
    table.setFillsViewportHeight(true);
    table.getTableHeader().setReorderingAllowed(false);
    add(new JScrollPane(table));
  }

  void show(Table counts) {
    table.setModel(new Cells(counts));
    table.getColumnModel().getColumn(0).setPreferredWidth(120);
  }

  private static final class Cells extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    private final transient Table table;

    Cells(Table table) {
      this.table = table;
    }

    @Override
    public int getRowCount() {
      return table.rows().size();
    }

    @Override
    public int getColumnCount() {
      return table.columns().size();
    }

    @Override
    public String getColumnName(int column) {
      return table.columns().get(column);
    }

    @Override
    public Class<?> getColumnClass(int column) {
      return column == 0 ? String.class : Integer.class;
    }

    @Override
    public Object getValueAt(int row, int column) {
      return table.rows().get(row).get(column);
    }
  }
}
