/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.swing.table.AbstractTableModel;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.log.LogEntry.Level;

/** Lines of the log that a filter lets through, newest last. */
final class LogTable extends AbstractTableModel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(LogTable.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final List<String> COLUMNS = List.of("", "log.time", "log.bundle", "log.text");

  private final transient LogOrigins origins;
  private final transient Map<String, String> known = new HashMap<>();
  private transient List<LogEntry> lines = List.of();

  LogTable(LogOrigins origins) {
    this.origins = origins;
  }

  /**
   * Which lines are shown.
   *
   * @param bundle empty for all
   * @param text in any case; empty for all
   */
  record Filter(Level least, String bundle, String text) {}

  /** Loggers are many fewer than lines; bundles rarely change their names. */
  String bundle(LogEntry entry) {
    return known.computeIfAbsent(entry.source(), origins::of);
  }

  void show(List<LogEntry> all, Filter filter) {
    String text = filter.text().toLowerCase(Locale.ROOT);
    List<LogEntry> next =
        all.stream()
            .filter(e -> e.level().compareTo(filter.least()) >= 0)
            .filter(e -> filter.bundle().isEmpty() || filter.bundle().equals(bundle(e)))
            .filter(e -> text.isEmpty() || matches(e, text))
            .toList();
    List<LogEntry> before = lines;
    lines = next;
    boolean longer =
        next.size() >= before.size()
            && !before.isEmpty()
            && next.get(0).equals(before.get(0))
            && next.get(before.size() - 1).equals(before.get(before.size() - 1));
    if (!longer) {
      fireTableDataChanged();
    } else if (next.size() > before.size()) {
      fireTableRowsInserted(before.size(), next.size() - 1);
    }
  }

  private static boolean matches(LogEntry entry, String text) {
    return entry.text().toLowerCase(Locale.ROOT).contains(text)
        || entry.source().toLowerCase(Locale.ROOT).contains(text)
        || entry.details().filter(d -> d.toLowerCase(Locale.ROOT).contains(text)).isPresent();
  }

  LogEntry line(int row) {
    return lines.get(row);
  }

  /** A line and its details as text. */
  String text(LogEntry entry) {
    String line =
        TIME.format(entry.time()) + " " + entry.level() + " " + bundle(entry) + ": " + entry.text();
    return entry.details().map(d -> line + "\n" + d).orElse(line);
  }

  @Override
  public int getRowCount() {
    return lines.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return column == 0 ? "" : TEXTS.of(COLUMNS.get(column));
  }

  @Override
  public Object getValueAt(int row, int column) {
    LogEntry entry = lines.get(row);
    return switch (column) {
      case 0 -> entry.level();
      case 1 -> TIME.format(entry.time());
      case 2 -> bundle(entry);
      default -> entry.text();
    };
  }
}
