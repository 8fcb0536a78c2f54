/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.vision.api.session.Answer;

/**
 * Pictures x targets in rows, methods x layers in columns; filled as answers arrive. Event thread
 * only.
 */
final class Grid {

  /** A target of a picture. */
  record Row(Subject subject, Optional<String> aim, String name) {}

  private record At(Row row, Columns.Column column) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<Columns.Column> columns = new ArrayList<>();
  private final Map<At, Drawn> cells = new HashMap<>();
  private final Map<String, String> notes = new HashMap<>();

  List<Row> rows() {
    return List.copyOf(rows);
  }

  List<Columns.Column> columns() {
    return List.copyOf(columns);
  }

  Optional<Drawn> cell(Row row, Columns.Column column) {
    return Optional.ofNullable(cells.get(new At(row, column)));
  }

  /** All maps, row by row. */
  List<Drawn> cells() {
    List<Drawn> all = new ArrayList<>();
    for (Row row : rows) {
      for (Columns.Column column : columns) {
        cell(row, column).ifPresent(all::add);
      }
    }
    return all;
  }

  /** What is being done for a method, or why there is no map of it. */
  Optional<String> note(String method) {
    return Optional.ofNullable(notes.get(method));
  }

  void note(String method, String sentence) {
    notes.put(method, sentence);
  }

  /** Says of each method without a map for some row that there is none, unless it is said why. */
  void missing(String sentence) {
    for (Columns.Column column : columns) {
      if (rows.stream().anyMatch(r -> cell(r, column).isEmpty())) {
        notes.putIfAbsent(column.method(), sentence);
      }
    }
  }

  void clear() {
    rows.clear();
    columns.clear();
    cells.clear();
    notes.clear();
  }

  /** Begins anew with these columns; rows follow picture by picture. */
  void begin(List<Columns.Column> next) {
    clear();
    columns.addAll(next);
  }

  /** The rows of one picture. */
  void expect(Subject subject, List<Aims.Expected> aims) {
    for (Aims.Expected aim : aims) {
      rows.add(new Row(subject, aim.id(), aim.name()));
    }
  }

  /** Puts a map where it belongs, which may be a row or column nobody expected. */
  void put(Drawn drawn) {
    Cell cell = drawn.cell();
    cells.put(new At(row(cell), column(cell)), drawn);
  }

  /** Other colours for a map that is there. */
  void redraw(Drawn drawn) {
    cells.replaceAll((at, old) -> old.cell().equals(drawn.cell()) ? drawn : old);
  }

  private Row row(Cell cell) {
    String aim = cell.answer().target().id();
    int open = -1;
    int last = rows.size();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.subject() != cell.subject()) {
        continue;
      }
      last = i + 1;
      if (row.aim().equals(Optional.of(aim))) {
        return row;
      }
      open = open < 0 && row.aim().isEmpty() ? i : open;
    }
    Row named = new Row(cell.subject(), Optional.of(aim), cell.answer().target().name());
    if (open >= 0) {
      rows.set(open, named);
    } else {
      rows.add(last, named);
    }
    return named;
  }

  private Columns.Column column(Cell cell) {
    Answer answer = cell.answer();
    int after = columns.size();
    for (int i = 0; i < columns.size(); i++) {
      Columns.Column c = columns.get(i);
      if (c.isSame(answer.method(), answer.layerName(), cell.part())) {
        return c;
      }
      if (c.method().equals(answer.method()) && c.layer().equals(answer.layerName())) {
        after = i + 1;
      }
    }
    Columns.Column column =
        new Columns.Column(answer.method(), answer.layerName(), cell.part(), answer.label());
    columns.add(after, column);
    return column;
  }
}
