/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code A^T A} for a matrix A of C rows and a column a cell, to be multiplied with, four rows at
 * once: their sums do not wait for one another, and the vector is read and the result written once
 * for all of them. Channels that are 0 throughout are left out.
 */
final class Gram {

  private static final int AT_ONCE = 4;

  /** Rows added in single precision before their sum is added in double. */
  private static final int BLOCK = 16;

  private final List<float[]> rows;

  /**
   * @param channels a row a channel, taken over
   */
  Gram(List<float[]> channels) {
    this.rows = new ArrayList<>(channels);
    rows.removeIf(Gram::isZero);
    while (rows.size() % AT_ONCE != 0) {
      rows.add(new float[channels.get(0).length]);
    }
  }

  private static boolean isZero(float[] row) {
    for (float value : row) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Times a vector, which is not changed. */
  double[] times(double[] vector) {
    float[] cells = new float[vector.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (float) vector[i];
    }
    double[] sums = new double[cells.length];
    float[] part = new float[cells.length];
    for (int k = 0; k < rows.size(); k += AT_ONCE) {
      Four four = new Four(rows.get(k), rows.get(k + 1), rows.get(k + 2), rows.get(k + 3));
      four.add(four.products(cells), part);
      if (k % BLOCK == BLOCK - AT_ONCE || k + AT_ONCE == rows.size()) {
        for (int i = 0; i < part.length; i++) {
          sums[i] += part[i];
          part[i] = 0;
        }
      }
    }
    return sums;
  }

  private record Four(float[] a, float[] b, float[] c, float[] d) {

    /** Each row's sum of products with a vector, made of two. */
    float[] products(float[] cells) {
      float a0 = 0;
      float b0 = 0;
      float c0 = 0;
      float d0 = 0;
      float a1 = 0;
      float b1 = 0;
      float c1 = 0;
      float d1 = 0;
      int i = 0;
      for (; i + 1 < cells.length; i += 2) {
        float x = cells[i];
        float y = cells[i + 1];
        a0 += a[i] * x;
        b0 += b[i] * x;
        c0 += c[i] * x;
        d0 += d[i] * x;
        a1 += a[i + 1] * y;
        b1 += b[i + 1] * y;
        c1 += c[i + 1] * y;
        d1 += d[i + 1] * y;
      }
      for (; i < cells.length; i++) {
        a0 += a[i] * cells[i];
        b0 += b[i] * cells[i];
        c0 += c[i] * cells[i];
        d0 += d[i] * cells[i];
      }
      return new float[] {a0 + a1, b0 + b1, c0 + c1, d0 + d1};
    }

    /** Adds the weighted rows. */
    void add(float[] weights, float[] sum) {
      float ofA = weights[0];
      float ofB = weights[1];
      float ofC = weights[2];
      float ofD = weights[3];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += ofA * a[i] + ofB * b[i] + (ofC * c[i] + ofD * d[i]);
      }
    }
  }
}
