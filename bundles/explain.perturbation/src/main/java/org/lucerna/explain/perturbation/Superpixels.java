/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.data.Tensor;

/**
 * A picture cut into pieces.
 *
 * @param labels the piece of each pixel, row by row, from 0
 * @param count of pieces
 */
record Superpixels(int[] labels, int count, int height, int width) {

  /** Masks {@code [rows, H, W]}: 1 where the pixel's piece is shown. */
  Tensor masks(boolean[][] shown) {
    float[] out = new float[shown.length * labels.length];
    for (int row = 0; row < shown.length; row++) {
      for (int i = 0; i < labels.length; i++) {
        out[row * labels.length + i] = shown[row][labels[i]] ? 1 : 0;
      }
    }
    return Tensor.wrap(out, shown.length, height, width);
  }

  /** Each pixel gets its piece's value, {@code [H, W]}. */
  Tensor spread(double[] values) {
    float[] out = new float[labels.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[labels[i]];
    }
    return Tensor.wrap(out, height, width);
  }

  /** The picture with each piece in its mean colour. */
  Tensor means(Tensor picture) {
    int channels = picture.size(0);
    double[] sums = new double[channels * count];
    int[] sizes = new int[count];
    for (int i = 0; i < labels.length; i++) {
      sizes[labels[i]]++;
      for (int c = 0; c < channels; c++) {
        sums[c * count + labels[i]] += picture.at(c * labels.length + i);
      }
    }
    float[] out = new float[picture.length()];
    for (int i = 0; i < out.length; i++) {
      int piece = labels[i % labels.length];
      out[i] = (float) (sums[i / labels.length * count + piece] / sizes[piece]);
    }
    return Tensor.wrap(out, picture.shape());
  }
}
