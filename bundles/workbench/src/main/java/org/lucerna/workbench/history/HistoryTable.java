/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;
import org.lucerna.workbench.kit.Texts;

/** Rows of the history, newest first. */
final class HistoryTable extends AbstractTableModel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(HistoryTable.class);
  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  static final int STATE = 0;
  private static final List<String> COLUMNS =
      List.of("", "history.time", "history.command", "history.values");

  private transient List<HistoryItem> items = List.of();

  /** Tells listeners only of what changed, so that the selection stays. */
  void show(List<HistoryItem> oldestFirst) {
    List<HistoryItem> next = new ArrayList<>(oldestFirst);
    Collections.reverse(next);
    List<HistoryItem> before = items;
    items = List.copyOf(next);
    int more = items.size() - before.size();
    if (more >= 0 && sameNumbers(items.subList(more, items.size()), before)) {
      if (more > 0) {
        fireTableRowsInserted(0, more - 1);
      }
      for (int row = more; row < items.size(); row++) {
        if (items.get(row).state() != before.get(row - more).state()) {
          fireTableRowsUpdated(row, row);
        }
      }
    } else {
      fireTableDataChanged();
    }
  }

  private static boolean sameNumbers(List<HistoryItem> a, List<HistoryItem> b) {
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).number() != b.get(i).number() || !a.get(i).recipe().equals(b.get(i).recipe())) {
        return false;
      }
    }
    return true;
  }

  HistoryItem item(int row) {
    return items.get(row);
  }

  @Override
  public int getRowCount() {
    return items.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return column == STATE ? "" : TEXTS.of(COLUMNS.get(column));
  }

  @Override
  public Object getValueAt(int row, int column) {
    HistoryItem item = items.get(row);
    return switch (column) {
      case STATE -> item.state();
      case 1 -> time(item);
      case 2 -> item.recipe().command();
      default -> values(item.recipe().values());
    };
  }

  private static String time(HistoryItem item) {
    ZonedDateTime at = item.time().atZone(ZoneId.systemDefault());
    return at.format(at.toLocalDate().equals(LocalDate.now()) ? TODAY : EARLIER);
  }

  private static String values(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + ": " + shown(e.getValue()))
        .collect(Collectors.joining("   "));
  }

  private static String shown(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return String.valueOf(value);
  }
}
