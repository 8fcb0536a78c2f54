/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import org.lucerna.core.api.data.Tensor;

/** Rows that arrive batch by batch, some side by side, copied out once. */
final class Answers {

  private final int rows;
  private int[] shape = {0};
  private float[] all = {};

  Answers(int rows) {
    this.rows = rows;
    this.shape = new int[] {rows};
  }

  void add(PtNDArray batch, Transfer.Range range) {
    int row = Math.toIntExact(batch.size() / range.size());
    Transfer.read(batch, room(batch, row), range.from() * row);
  }

  private synchronized float[] room(PtNDArray batch, int row) {
    if (all.length == 0) {
      all = new float[Math.multiplyExact(row, rows)];
      shape = Transfer.ints(batch.getShape().getShape());
      shape[0] = rows;
    }
    return all;
  }

  /** {@code [rows, ...]}. */
  Tensor all() {
    return Tensor.wrap(all, shape);
  }
}
