/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.data.Tensor;

/**
 * Inputs between two pictures: the first pixels of an order are from one, the rest from another.
 */
final class Replacing {

  private final float[] kept;
  private final float[] put;
  private final int[] order;
  private final int[] shape;

  /**
   * @param kept {@code [C, H, W]}
   * @param put of the same shape: what pixels are replaced by
   * @param order of the pixels
   */
  Replacing(Tensor kept, Tensor put, int[] order) {
    this.kept = kept.toArray();
    this.put = put.toArray();
    this.order = order;
    this.shape = kept.shape();
  }

  /**
   * @param counts how many pixels are replaced in each
   * @return {@code [counts.length, C, H, W]}
   */
  Tensor inputs(int... counts) {
    float[] all = new float[counts.length * kept.length];
    for (int row = 0; row < counts.length; row++) {
      int start = row * kept.length;
      System.arraycopy(kept, 0, all, start, kept.length);
      for (int c = 0; c < shape[0]; c++) {
        int plane = c * (kept.length / shape[0]);
        for (int i = 0; i < counts[row]; i++) {
          int at = plane + order[i];
          all[start + at] = put[at];
        }
      }
    }
    return Tensor.wrap(all, counts.length, shape[0], shape[1], shape[2]);
  }

  /** With all pixels of the order replaced, {@code [C, H, W]}. */
  Tensor replaced() {
    float[] values = kept.clone();
    for (int start = 0; start < kept.length; start += kept.length / shape[0]) {
      for (int pixel : order) {
        values[start + pixel] = put[start + pixel];
      }
    }
    return Tensor.wrap(values, shape);
  }
}
