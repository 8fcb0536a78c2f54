/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/**
 * Pictures as points of one or several planes.
 *
 * @param source the file it was read from
 * @param ids of the pictures, as their data set names them
 * @param classes names, by picture
 * @param planes at least one
 */
public record Projection(
    ProjectionFile source, List<String> ids, List<String> classes, List<Plane> planes) {

  private static final String ID = "id";
  private static final String CLASS = "class";

  public Projection {
    ids = List.copyOf(ids);
    classes = List.copyOf(classes);
    planes = List.copyOf(planes);
  }

  public int n() {
    return ids.size();
  }

  /**
   * Names of planes that a table with these columns has, with the column of their first coordinate;
   * empty for a table that is no projection.
   */
  static Map<String, Integer> planes(List<String> columns) {
    Map<String, Integer> found = new LinkedHashMap<>();
    if (!columns.contains(ID) || !columns.contains(CLASS)) {
      return found;
    }
    for (int c = 0; c + 1 < columns.size(); c++) {
      String name = columns.get(c);
      if (name.length() > 1
          && name.endsWith("1")
          && columns.get(c + 1).equals(name.substring(0, name.length() - 1) + "2")) {
        found.put(name.substring(0, name.length() - 1), c);
      }
    }
    return found;
  }

  /**
   * @throws LucernaException (unreadable) naming a line that has no place
   */
  public static Projection read(ProjectionFile source) throws IOException {
    try (Csv csv = new Csv(source.table())) {
      List<String> columns = csv.row().orElse(List.of());
      Map<String, Integer> planes = planes(columns);
      if (planes.isEmpty()) {
        throw new LucernaException(
            ExitStatus.UNREADABLE,
            source.table() + " is no projection: it needs id, class and two coordinates");
      }
      List<String> ids = new ArrayList<>();
      List<String> classes = new ArrayList<>();
      List<List<String>> rows = new ArrayList<>();
      Optional<List<String>> row = csv.row();
      while (row.isPresent()) {
        if (row.get().size() != columns.size()) {
          throw broken(source.table(), rows.size() + 2);
        }
        rows.add(row.get());
        ids.add(row.get().get(columns.indexOf(ID)));
        classes.add(row.get().get(columns.indexOf(CLASS)));
        row = csv.row();
      }
      List<Plane> read = new ArrayList<>();
      planes.forEach((name, column) -> read.add(plane(source.table(), name, rows, column)));
      return new Projection(source, ids, classes, read);
    }
  }

  private static Plane plane(Path table, String name, List<List<String>> rows, int column) {
    float[] x = new float[rows.size()];
    float[] y = new float[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      try {
        x[i] = Float.parseFloat(rows.get(i).get(column));
        y[i] = Float.parseFloat(rows.get(i).get(column + 1));
      } catch (NumberFormatException e) {
        throw broken(table, i + 2);
      }
      if (!Float.isFinite(x[i]) || !Float.isFinite(y[i])) {
        throw broken(table, i + 2);
      }
    }
    return new Plane(name, x, y);
  }

  private static LucernaException broken(Path table, int line) {
    return new LucernaException(
        ExitStatus.UNREADABLE, "line " + line + " of " + table + " says no place in the plane");
  }
}
