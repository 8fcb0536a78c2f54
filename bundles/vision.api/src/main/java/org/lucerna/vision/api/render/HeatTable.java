/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/**
 * Numbers in named rows and columns, each field coloured by its number: the subject of renderer
 * {@code heat-table}.
 *
 * @param notes lines under the title that say what is shown
 * @param rows what the rows are, such as {@code "channel"}; may be empty
 * @param columns what the columns are; may be empty
 * @param rowLabels one a row
 * @param columnLabels one a column
 * @param values by row, then column; one that is not a number is left blank
 * @param scale of the colours; without a top each row is on its own scale
 */
public record HeatTable(
    String title,
    List<String> notes,
    String rows,
    String columns,
    List<String> rowLabels,
    List<String> columnLabels,
    List<List<Double>> values,
    ColorScale scale) {

  /**
   * @throws IllegalArgumentException if there is not a number for each row and column
   */
  public HeatTable {
    notes = List.copyOf(notes);
    rowLabels = List.copyOf(rowLabels);
    columnLabels = List.copyOf(columnLabels);
    values = values.stream().map(List::copyOf).toList();
    int width = columnLabels.size();
    if (values.size() != rowLabels.size() || values.stream().anyMatch(r -> r.size() != width)) {
      throw new IllegalArgumentException("a table needs a number for each row and column");
    }
  }
}
