/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;

/**
 * Things in order with intervals, and which of them no test tells apart: the subject of renderer
 * {@code ranking}. What a critical difference diagram (Demšar 2006) shows, with the values
 * themselves for their ranks.
 *
 * @param title above; may be empty
 * @param axis what is measured, and which way is better
 * @param rows from best to worst
 * @param apart what they are compared with, drawn below and muted
 * @param joined sets of indices of rows, two and more each, that were not told apart
 * @param note a sentence below; may be empty
 */
public record Ranking(
    String title,
    String axis,
    List<Row> rows,
    List<Row> apart,
    List<List<Integer>> joined,
    String note) {

  /**
   * One row.
   *
   * @param low lower end of the interval; NaN, like the other, where there is none
   */
  public record Row(String label, double value, double low, double high) {}

  /**
   * @throws IllegalArgumentException if a value is not finite, or a set names a row that is not
   *     there
   */
  public Ranking {
    rows = List.copyOf(rows);
    apart = List.copyOf(apart);
    joined = joined.stream().map(List::copyOf).toList();
    for (List<Row> some : List.of(rows, apart)) {
      for (Row row : some) {
        if (!Double.isFinite(row.value())) {
          throw new IllegalArgumentException(row.label() + " has no value to be drawn");
        }
      }
    }
    for (List<Integer> set : joined) {
      for (int row : set) {
        if (row < 0 || row >= rows.size()) {
          throw new IllegalArgumentException("there is no row " + row);
        }
      }
    }
  }
}
