/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.ArrayList;
import java.util.List;

/** The positions that ONNX's Slice takes along one axis. */
final class Range {

  private Range() {}

  /** Negative ends count from behind, all are cut to the axis. */
  static List<Integer> of(int start, int end, int step, int size) {
    List<Integer> positions = new ArrayList<>();
    long from = start < 0 ? (long) start + size : start;
    long to = end < 0 ? (long) end + size : end;
    if (step > 0) {
      for (long i = Math.max(0, from); i < Math.min(to, size); i += step) {
        positions.add((int) i);
      }
    } else {
      for (long i = Math.min(from, size - 1L); i > Math.max(to, -1); i += step) {
        positions.add((int) i);
      }
    }
    return positions;
  }
}
