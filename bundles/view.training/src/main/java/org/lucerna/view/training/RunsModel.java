/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.run.RunFolder;

/** The runs, and which of them are drawn: the newest few unless people chose. */
final class RunsModel extends AbstractTableModel {

  private static final long serialVersionUID = 1L;
  static final int SHOWN = 0;
  static final int NAME = 1;
  private static final int FIRST_SHOWN = 4;
  private static final Texts TEXTS = new Texts(RunsModel.class);
  private static final List<String> COLUMNS =
      List.of("", TEXTS.of("runs.name"), TEXTS.of("runs.state"), TEXTS.of("runs.best"));

  private final Runnable ticked;
  private final transient Map<Path, Boolean> chosen = new HashMap<>();
  private transient List<RunFolder> runs = List.of();

  /**
   * @param ticked called when people chose other runs to be drawn
   */
  RunsModel(Runnable ticked) {
    this.ticked = ticked;
  }

  void set(List<RunFolder> next) {
    boolean same =
        runs.stream()
            .map(RunFolder::folder)
            .toList()
            .equals(next.stream().map(RunFolder::folder).toList());
    runs = List.copyOf(next);
    if (same && !runs.isEmpty()) {
      fireTableRowsUpdated(0, runs.size() - 1);
    } else {
      fireTableDataChanged();
    }
  }

  List<RunFolder> runs() {
    return runs;
  }

  List<RunFolder> shown() {
    return runs.stream().filter(r -> isShown(r)).toList();
  }

  private boolean isShown(RunFolder run) {
    Boolean choice = chosen.get(run.folder());
    return choice != null ? choice : runs.indexOf(run) < FIRST_SHOWN;
  }

  /** What was chosen, for {@link #restore}. */
  String state() {
    return chosen.entrySet().stream()
        .map(e -> (e.getValue() ? "+" : "-") + e.getKey())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  void restore(String state) {
    state
        .lines()
        .filter(l -> l.length() > 1)
        .forEach(l -> chosen.put(Path.of(l.substring(1)), l.charAt(0) == '+'));
  }

  int row(Path folder) {
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).folder().equals(folder)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int getRowCount() {
    return runs.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return COLUMNS.get(column);
  }

  @Override
  public Class<?> getColumnClass(int column) {
    return column == SHOWN ? Boolean.class : String.class;
  }

  @Override
  public boolean isCellEditable(int row, int column) {
    return column == SHOWN;
  }

  @Override
  public void setValueAt(Object value, int row, int column) {
    chosen.put(runs.get(row).folder(), (Boolean) value);
    fireTableCellUpdated(row, column);
    ticked.run();
  }

  @Override
  public Object getValueAt(int row, int column) {
    RunFolder run = runs.get(row);
    return switch (column) {
      case SHOWN -> isShown(run);
      case NAME -> run.name();
      case 2 -> CourseText.state(run);
      default -> CourseText.best(run);
    };
  }
}
