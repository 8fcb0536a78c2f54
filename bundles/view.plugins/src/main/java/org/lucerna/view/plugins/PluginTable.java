/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.lucerna.workbench.kit.Texts;

/** Bundles that a search lets through. */
final class PluginTable extends AbstractTableModel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(PluginTable.class);
  private static final List<String> COLUMNS =
      List.of("column.state", "column.name", "column.version", "column.provider");

  private transient List<PluginRow> all = List.of();
  private transient List<PluginRow> rows = List.of();
  private String text = "";
  private boolean pluginsOnly;

  void show(List<PluginRow> now) {
    all = List.copyOf(now);
    filter(text, pluginsOnly);
  }

  void filter(String search, boolean onlyPlugins) {
    text = search;
    pluginsOnly = onlyPlugins;
    List<PluginRow> next =
        all.stream().filter(r -> (!pluginsOnly || r.isPlugin()) && r.has(text)).toList();
    if (!next.equals(rows)) {
      rows = next;
      fireTableDataChanged();
    }
  }

  PluginRow row(int index) {
    return rows.get(index);
  }

  int indexOf(PluginRow row) {
    for (int i = 0; i < rows.size(); i++) {
      PluginRow r = rows.get(i);
      if (r.symbolicName().equals(row.symbolicName()) && r.file().equals(row.file())) {
        return i;
      }
    }
    return -1;
  }

  long troubled() {
    return all.stream().filter(r -> r.state() == PluginRow.State.TROUBLED).count();
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return TEXTS.of(COLUMNS.get(column));
  }

  @Override
  public Object getValueAt(int index, int column) {
    PluginRow row = rows.get(index);
    return switch (column) {
      case 0 -> row.state();
      case 1 -> row.name();
      case 2 -> row.version();
      default -> row.provider();
    };
  }
}
