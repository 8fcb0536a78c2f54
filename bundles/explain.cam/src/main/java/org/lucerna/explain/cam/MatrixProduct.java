/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.cam;

/** A product of two row-major matrices, its innermost loop one the JIT compiler vectorises. */
final class MatrixProduct {

  /** Rows of the result that share one pass over the right matrix. */
  private static final int BLOCK = 4;

  private MatrixProduct() {}

  /**
   * {@code a [rows, inner]} times {@code b [inner, columns]}, giving {@code [rows, columns]}.
   *
   * @param inner must divide the length of {@code b}
   */
  static float[] of(float[] a, float[] b, int rows, int inner) {
    int columns = b.length / inner;
    float[] out = new float[rows * columns];
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(from + BLOCK, rows);
      for (int k = 0; k < inner; k++) {
        for (int row = from; row < to; row++) {
          float factor = a[row * inner + k];
          for (int i = 0; i < columns; i++) {
            out[row * columns + i] += factor * b[k * columns + i];
          }
        }
      }
    }
    return out;
  }
}
