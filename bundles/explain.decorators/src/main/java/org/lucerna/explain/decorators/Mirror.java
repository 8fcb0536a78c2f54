/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Tensor;

/** Left and right exchanged. */
final class Mirror {

  private Mirror() {}

  /** Along the last axis. */
  static Tensor of(Tensor values) {
    int width = values.size(values.rank() - 1);
    float[] out = new float[values.length()];
    for (int i = 0; i < out.length; i++) {
      int x = i % width;
      out[i] = values.at(i - x + width - 1 - x);
    }
    return Tensor.wrap(out, values.shape());
  }

  /**
   * How far, in pixels, mirrored cells lie from those they are added to: 0 where the grid is
   * centred in the picture.
   *
   * @param columns cells in a row
   * @param width of the picture
   */
  static double offset(CellGrid cells, int columns, int width) {
    double last = cells.firstX() + (columns - 1) * cells.stepX();
    return Math.abs(width - last - cells.firstX());
  }
}
