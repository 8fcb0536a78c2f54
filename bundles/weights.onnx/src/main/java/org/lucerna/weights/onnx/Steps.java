/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.List;

/** Positions in an array as a counter over a shape runs, its last axis fastest. */
final class Steps {

  private final List<Integer> shape;
  private final int[] strides;
  private final int[] index;
  private int position;

  /**
   * @param strides positions from one value to the next of each axis; 0 repeats
   */
  Steps(List<Integer> shape, int[] strides) {
    this.shape = List.copyOf(shape);
    this.strides = strides.clone();
    this.index = new int[strides.length];
  }

  static int[] rowMajor(List<Integer> shape) {
    int[] strides = new int[shape.size()];
    int stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(1, shape.get(axis));
    }
    return strides;
  }

  int next() {
    int now = position;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      position += strides[axis];
      if (++index[axis] < shape.get(axis)) {
        break;
      }
      position -= index[axis] * strides[axis];
      index[axis] = 0;
    }
    return now;
  }
}
