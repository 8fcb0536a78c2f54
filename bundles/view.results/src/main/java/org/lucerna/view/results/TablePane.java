/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import org.lucerna.core.api.data.Table;
import org.lucerna.workbench.kit.Texts;

/** Shows a table that can be sorted; columns are as wide as what stands in them. */
final class TablePane extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(TablePane.class);
  private static final int MEASURED = 200;
  private static final int WIDEST = 40;

  private final Rows rows = new Rows();
  private final JTable table = new JTable(rows);

  TablePane(String name, String title) {
    super(new BorderLayout());
    table.setName(name);
    table.getAccessibleContext().setAccessibleName(title);
    table.setAutoCreateRowSorter(true);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.setAutoResizeMode(JTable.AUTO_RESIZE_OFF);
    table.setFillsViewportHeight(true);
    table.setDefaultRenderer(Double.class, new NumberCell());
    JScrollPane scroll = new JScrollPane(table);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    add(scroll, BorderLayout.CENTER);
  }

  /** Shows another table; the selection is let go. */
  void show(Table next) {
    boolean same = rows.table.columns().equals(next.columns());
    rows.table = next;
    if (same) {
      rows.fireTableDataChanged();
    } else {
      rows.fireTableStructureChanged();
    }
    widths();
  }

  Table shown() {
    return rows.table;
  }

  JTable table() {
    return table;
  }

  /** Calls with a row of the table that was double-clicked, or on which Enter was pressed. */
  void onOpen(IntConsumer opened) {
    table.setToolTipText(TEXTS.of("row.open"));
    Runnable open =
        () -> {
          int row = table.getSelectedRow();
          if (row >= 0) {
            opened.accept(table.convertRowIndexToModel(row));
          }
        };
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (e.getClickCount() == 2) {
              open.run();
            }
          }
        });
    table
        .getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(KeyStroke.getKeyStroke("ENTER"), "open");
    table
        .getActionMap()
        .put(
            "open",
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                open.run();
              }
            });
  }

  /** Calls with the row that was selected. */
  void onSelect(IntConsumer selected) {
    table
        .getSelectionModel()
        .addListSelectionListener(
            e -> {
              int row = table.getSelectedRow();
              if (!e.getValueIsAdjusting() && row >= 0 && row < table.getRowCount()) {
                selected.accept(table.convertRowIndexToModel(row));
              }
            });
  }

  private void widths() {
    FontMetrics metrics = table.getFontMetrics(table.getFont());
    int em = metrics.charWidth('m');
    for (int c = 0; c < table.getColumnCount(); c++) {
      TableColumn column = table.getColumnModel().getColumn(c);
      int widest = metrics.stringWidth(rows.getColumnName(c)) + 2 * em;
      for (List<Object> row :
          rows.table.rows().subList(0, Math.min(MEASURED, rows.getRowCount()))) {
        widest = Math.max(widest, metrics.stringWidth(text(row.get(c))) + 2 * em);
      }
      column.setPreferredWidth(Math.min(widest, WIDEST * em));
    }
  }

  static String text(Object value) {
    if (value == null) {
      return "–";
    }
    if (value instanceof Double d) {
      double size = Math.abs(d);
      return size != 0 && size < 0.001
          ? String.format(Locale.ROOT, "%.2g", d)
          : String.format(Locale.ROOT, size < 10 ? "%.3f" : "%.1f", d);
    }
    return String.valueOf(value);
  }

  private static final class Rows extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private transient Table table = new Table("empty", List.of(), List.of());

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
      boolean whole = all(column, Integer.class);
      return whole ? Integer.class : all(column, Number.class) ? Double.class : Object.class;
    }

    private boolean all(int column, Class<?> type) {
      return !table.rows().isEmpty()
          && table.rows().stream().anyMatch(r -> type.isInstance(r.get(column)))
          && table.rows().stream()
              .allMatch(r -> type.isInstance(r.get(column)) || isMissing(r.get(column)));
    }

    /** As tables of runs write what could not be computed. */
    private static boolean isMissing(Object value) {
      return value.equals("–") || value.equals("");
    }

    @Override
    public Object getValueAt(int row, int column) {
      Object value = table.rows().get(row).get(column);
      if (isMissing(value) && Number.class.isAssignableFrom(getColumnClass(column))) {
        return null;
      }
      return value instanceof Integer i && getColumnClass(column) == Double.class
          ? (Object) i.doubleValue()
          : value;
    }
  }

  private static final class NumberCell extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getTableCellRendererComponent(
        JTable of, Object value, boolean selected, boolean focus, int row, int column) {
      setHorizontalAlignment(SwingConstants.TRAILING);
      return super.getTableCellRendererComponent(of, text(value), selected, focus, row, column);
    }
  }
}
