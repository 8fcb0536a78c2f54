/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Arrays;
import org.lucerna.core.api.task.Progress;

/**
 * The cheapest way to give each row a column of its own: shortest augmenting paths (Jonker and
 * Volgenant 1987, for rectangles as Crouse 2016, "On implementing 2D rectangular assignment
 * algorithms"). Exact, O(rows² columns).
 */
final class Assignment {

  /** What it costs to give a row a column. */
  @FunctionalInterface
  interface Cost {
    double of(int row, int column);
  }

  private final int columns;
  private final Cost cost;
  private final double[] rowPrices;
  private final double[] columnPrices;
  private final int[] columnOf;
  private final int[] rowOf;
  private final double[] lengths;
  private final int[] from;
  private final boolean[] reached;

  private Assignment(int rows, int columns, Cost cost) {
    this.columns = columns;
    this.cost = cost;
    this.rowPrices = new double[rows];
    this.columnPrices = new double[columns];
    this.columnOf = new int[rows];
    this.rowOf = new int[columns];
    this.lengths = new double[columns];
    this.from = new int[columns];
    this.reached = new boolean[columns];
    Arrays.fill(columnOf, -1);
    Arrays.fill(rowOf, -1);
  }

  /**
   * @param columns at least as many as rows
   * @return each row's column
   */
  static int[] solve(int rows, int columns, Cost cost, Progress progress) {
    if (rows > columns) {
      throw new IllegalArgumentException(rows + " rows for " + columns + " columns");
    }
    Assignment assignment = new Assignment(rows, columns, cost);
    for (int row = 0; row < rows; row++) {
      progress.step(row, rows);
      assignment.augment(row);
    }
    return assignment.columnOf;
  }

  private void augment(int start) {
    Arrays.fill(lengths, Double.POSITIVE_INFINITY);
    Arrays.fill(reached, false);
    int row = start;
    int sink = -1;
    double shortest = 0;
    while (sink < 0) {
      int best = extend(row, shortest);
      shortest = lengths[best];
      reached[best] = true;
      row = rowOf[best];
      sink = row < 0 ? best : -1;
    }
    reprice(start, shortest);
    for (int column = sink; column >= 0; ) {
      int owner = from[column];
      rowOf[column] = owner;
      int given = columnOf[owner];
      columnOf[owner] = column;
      column = owner == start ? -1 : given;
    }
  }

  /** Looks from a row at all columns not reached; answers the nearest, a free one if equal. */
  private int extend(int row, double before) {
    int best = -1;
    for (int column = 0; column < columns; column++) {
      if (!reached[column]) {
        double length = before + cost.of(row, column) - rowPrices[row] - columnPrices[column];
        if (length < lengths[column]) {
          lengths[column] = length;
          from[column] = row;
        }
        if (best < 0
            || lengths[column] < lengths[best]
            || lengths[column] == lengths[best] && rowOf[column] < 0 && rowOf[best] >= 0) {
          best = column;
        }
      }
    }
    return best;
  }

  private void reprice(int start, double shortest) {
    rowPrices[start] += shortest;
    for (int column = 0; column < columns; column++) {
      if (reached[column]) {
        if (rowOf[column] >= 0) {
          rowPrices[rowOf[column]] += shortest - lengths[column];
        }
        columnPrices[column] -= shortest - lengths[column];
      }
    }
  }
}
