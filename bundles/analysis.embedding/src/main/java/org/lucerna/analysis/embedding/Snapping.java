/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import org.lucerna.core.api.task.Progress;

/**
 * Points moved to the fields of a square grid so that the squared distances moved, after stretching
 * both axes to the grid, are least in sum.
 *
 * @param columns fields side by side
 * @param fields each point's field, row by row from the upper left
 */
record Snapping(int columns, int[] fields) {

  /**
   * @param places {@code [points, 2]} row by row, y up
   */
  static Snapping of(double[] places, Progress progress) {
    int n = places.length / 2;
    int columns = (int) Math.ceil(Math.sqrt(n));
    int rows = columns == 0 ? 0 : (n + columns - 1) / columns;
    double[] x = stretched(places, 0, columns);
    double[] y = stretched(places, 1, rows);
    int[] fields =
        Assignment.solve(
            n,
            rows * columns,
            (point, field) -> {
              double dx = x[point] - field % columns;
              double dy = rows - 1 - y[point] - field / columns;
              return dx * dx + dy * dy;
            },
            progress);
    return new Snapping(columns, fields);
  }

  private static double[] stretched(double[] places, int axis, int fields) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = axis; i < places.length; i += 2) {
      low = Math.min(low, places[i]);
      high = Math.max(high, places[i]);
    }
    double[] out = new double[places.length / 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = high > low ? (places[2 * i + axis] - low) / (high - low) * (fields - 1) : 0;
    }
    return out;
  }
}
