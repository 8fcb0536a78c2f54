/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

/**
 * Sums over a channel's cells, by folding: the second half is added to the first until little is
 * left. Each fold is a loop of vector instructions, and rounding grows with the number of folds
 * alone.
 */
final class Folding {

  /** That many are added one by one, in double precision. */
  private static final int FEW = 64;

  private final float[] values;
  private final float[] half;

  /**
   * @param plane the number of cells
   */
  Folding(int plane) {
    this.values = new float[plane];
    this.half = new float[plane / 2 + 1];
  }

  double sum(float[] row) {
    System.arraycopy(row, 0, values, 0, values.length);
    return folded();
  }

  double product(float[] a, float[] b) {
    for (int i = 0; i < values.length; i++) {
      values[i] = a[i] * b[i];
    }
    return folded();
  }

  private double folded() {
    int left = values.length;
    while (left > FEW) {
      int count = left / 2;
      left -= count;
      System.arraycopy(values, left, half, 0, count);
      for (int i = 0; i < count; i++) {
        values[i] += half[i];
      }
    }
    return few(left);
  }

  /** In two sums that do not wait for one another. */
  private double few(int left) {
    double even = 0;
    double odd = 0;
    for (int i = 0; i + 1 < left; i += 2) {
      even += values[i];
      odd += values[i + 1];
    }
    return left % 2 == 0 ? even + odd : even + odd + values[left - 1];
  }
}
