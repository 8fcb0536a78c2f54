/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/**
 * Named amounts side by side, a row each: the subject of renderer {@code bars}.
 *
 * @param axis what is counted or measured, with its unit
 * @param series what the bars of a row stand for, in order; the first is the result, further ones
 *     are what it is compared with
 * @param note a sentence below; may be empty
 */
public record BarChart(
    String title, String axis, List<String> series, List<Row> rows, String note) {

  /**
   * One row.
   *
   * @param values one for each series, finite and not negative
   */
  public record Row(String label, List<Double> values) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /**
   * @throws IllegalArgumentException if a row has not a value for each series, or one is negative
   */
  public BarChart {
    series = List.copyOf(series);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.values().size() != series.size()
          || row.values().stream().anyMatch(v -> !(v >= 0 && v < Double.POSITIVE_INFINITY))) {
        throw new IllegalArgumentException("bars of " + row.label() + ": " + row.values());
      }
    }
  }
}
