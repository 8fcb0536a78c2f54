/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.data.Table;

/** A table in a terminal: columns aligned, numbers on the right. */
final class TextTable {

  private TextTable() {}

  static List<String> lines(Table table) {
    int[] widths = new int[table.columns().size()];
    List<List<String>> cells = new ArrayList<>();
    cells.add(table.columns());
    table.rows().forEach(row -> cells.add(row.stream().map(TextTable::text).toList()));
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (int r = 0; r < cells.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        boolean right = r > 0 && table.rows().get(r - 1).get(i) instanceof Number;
        String format = "%" + (right ? "" : "-") + Math.max(1, widths[i]) + "s  ";
        line.append(String.format(format, cells.get(r).get(i)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String text(Object cell) {
    return cell instanceof Long || cell instanceof Integer
        ? String.format(Locale.ROOT, "%,d", cell)
        : String.valueOf(cell);
  }
}
