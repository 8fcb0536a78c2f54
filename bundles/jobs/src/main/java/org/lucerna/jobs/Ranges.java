/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.measure.Score;

/** Tables for people: files have the two ends of an interval in columns, pages in one. */
final class Ranges {

  private static final String LOW = " low";
  private static final String HIGH = " high";
  private static final String NONE = "\u2013";

  private Ranges() {}

  /** Joins neighbouring columns {@code X low} and {@code X high} into {@code X 95 %}. */
  static Table merged(Table table) {
    List<String> columns = new ArrayList<>();
    List<List<Object>> rows = new ArrayList<>();
    table.rows().forEach(row -> rows.add(new ArrayList<>()));
    for (int c = 0; c < table.columns().size(); c++) {
      boolean pair = isPair(table.columns(), c);
      String name = table.columns().get(c);
      columns.add(pair ? name.substring(0, name.length() - LOW.length()) + " 95 %" : name);
      for (int r = 0; r < rows.size(); r++) {
        List<Object> row = table.rows().get(r);
        rows.get(r).add(pair ? range(row.get(c), row.get(c + 1)) : row.get(c));
      }
      c += pair ? 1 : 0;
    }
    return new Table(table.name(), columns, rows);
  }

  /** Every fraction with four decimals. */
  static Table rounded(Table table) {
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      rows.add(row.stream().map(c -> c instanceof Double d ? number(d) : c).toList());
    }
    return new Table(table.name(), table.columns(), rows);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String of(Score.Interval interval) {
    return range(number(interval.low()), number(interval.high()));
  }

  private static boolean isPair(List<String> columns, int c) {
    String name = columns.get(c);
    return name.endsWith(LOW)
        && c + 1 < columns.size()
        && columns.get(c + 1).equals(name.substring(0, name.length() - LOW.length()) + HIGH);
  }

  private static String range(Object low, Object high) {
    return low.equals(NONE) ? NONE : low + " \u2013 " + high;
  }
}
