/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import org.lucerna.core.api.data.Tensor;

/**
 * What a layer answers to each picture, pooled over the places.
 *
 * @param n number of pictures
 * @param d number of values a picture
 * @param values picture by picture; never changed once made
 */
record Features(int n, int d, float[] values) {

  float at(int row, int column) {
    return values[row * d + column];
  }

  /** {@code [N, D]}. */
  Tensor tensor() {
    return Tensor.of(values, n, d);
  }

  /** The first {@code width} columns of a projection, {@code [N, columns]} row by row. */
  static Features of(double[] rows, int columns, int width) {
    int n = rows.length / columns;
    float[] out = new float[n * width];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < width; c++) {
        out[i * width + c] = (float) rows[i * columns + c];
      }
    }
    return new Features(n, width, out);
  }

  /**
   * Each picture's values scaled to length 1: half the squared distance between two is then one
   * minus the cosine of their angle. A picture without any value stays at 0.
   */
  Features unit() {
    float[] out = new float[values.length];
    for (int i = 0; i < n; i++) {
      double square = 0;
      for (int c = 0; c < d; c++) {
        square += (double) at(i, c) * at(i, c);
      }
      double factor = square > 0 ? 1 / Math.sqrt(square) : 0;
      for (int c = 0; c < d; c++) {
        out[i * d + c] = (float) (at(i, c) * factor);
      }
    }
    return new Features(n, d, out);
  }
}
