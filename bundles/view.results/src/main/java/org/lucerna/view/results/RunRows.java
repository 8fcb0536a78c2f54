/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.table.AbstractTableModel;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.run.Measured;
import org.lucerna.workbench.kit.run.RunFolder;
import org.lucerna.workbench.kit.run.RunState;

/** The table of runs. */
final class RunRows extends AbstractTableModel {

  private static final long serialVersionUID = 1L;
  static final int NAME = 0;
  static final int DATE = 1;
  static final int ACCURACY = 7;
  private static final Texts TEXTS = new Texts(RunRows.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private enum Column {
    NAME(String.class),
    DATE(Instant.class),
    STATE(String.class),
    DATA(String.class),
    NETWORK(String.class),
    HEAD(String.class),
    SEED(Long.class),
    ACCURACY(Double.class),
    INTERVAL(String.class),
    N(Integer.class),
    SPLIT(String.class),
    LOSS(Double.class),
    SECONDS(Double.class);

    private final Class<?> type;

    Column(Class<?> type) {
      this.type = type;
    }

    String label() {
      return TEXTS.of("column." + name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private transient List<RunFolder> runs = List.of();

  void set(List<RunFolder> next) {
    runs = List.copyOf(next);
    fireTableDataChanged();
  }

  RunFolder run(int row) {
    return runs.get(row);
  }

  List<RunFolder> runs() {
    return runs;
  }

  /** Test where it was evaluated, else validation; never train. */
  static Optional<String> heldOut(RunFolder run) {
    return List.of(Split.TEST.id(), Split.VALIDATION.id()).stream()
        .filter(s -> run.measured(s, "accuracy").isPresent())
        .findFirst();
  }

  private static Optional<Measured> held(RunFolder run, String score) {
    return heldOut(run).flatMap(s -> run.measured(s, score));
  }

  @Override
  public int getRowCount() {
    return runs.size();
  }

  @Override
  public int getColumnCount() {
    return Column.values().length;
  }

  @Override
  public String getColumnName(int column) {
    return Column.values()[column].label();
  }

  @Override
  public Class<?> getColumnClass(int column) {
    return Column.values()[column].type;
  }

  @Override
  public Object getValueAt(int row, int column) {
    return value(runs.get(row), Column.values()[column]);
  }

  private static Object value(RunFolder run, Column column) {
    return switch (column) {
      case NAME -> run.name();
      case DATE -> run.changed();
      case STATE -> state(run.state());
      case DATA -> run.setup().data();
      case NETWORK -> run.setup().network();
      case HEAD -> run.setup().head();
      case SEED -> run.setup().seed();
      case ACCURACY -> held(run, "accuracy").map(Measured::value).orElse(null);
      case INTERVAL -> held(run, "accuracy").map(Measured::intervalText).orElse("");
      case N -> held(run, "accuracy").map(Measured::n).orElse(null);
      case SPLIT -> heldOut(run).orElse("");
      case LOSS -> held(run, "loss").map(Measured::value).orElse(null);
      case SECONDS -> run.course().epochs().isEmpty() ? null : run.course().millis() / 1000.0;
    };
  }

  private static String state(RunState state) {
    return TEXTS.of("state." + state.name().toLowerCase(java.util.Locale.ROOT));
  }

  static String date(Instant time) {
    return TIME.format(time);
  }

  /** For a file. */
  Table table() {
    List<List<Object>> rows = new ArrayList<>();
    for (RunFolder run : runs) {
      List<Object> row = new ArrayList<>();
      for (Column column : Column.values()) {
        Object value = value(run, column);
        row.add(value == null ? "" : value instanceof Instant ? value.toString() : value);
      }
      row.add(run.folder().toString());
      rows.add(row);
    }
    List<String> columns = new ArrayList<>();
    for (Column column : Column.values()) {
      columns.add(column.label());
    }
    columns.add(TEXTS.of("column.folder"));
    return new Table("runs", columns, rows);
  }
}
