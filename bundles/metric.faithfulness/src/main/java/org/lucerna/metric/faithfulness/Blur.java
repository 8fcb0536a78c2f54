/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.data.Tensor;

/**
 * The blur that insertion starts from, as in RISE's code: {@code conv2d} with zeros around the
 * normalised picture and the kernel that SciPy's {@code gaussian_filter} makes of a single 1 in
 * {@code size x size} zeros. That filter mirrors at the borders, so what of the Gaussian lies
 * outside of the kernel is folded back into it, and the weights add up to 1.
 *
 * @param size of the kernel, odd
 */
record Blur(int size, double sigma) {

  /** Of the RISE paper's experiments. */
  static final Blur RISE = new Blur(11, 5);

  /** Where SciPy cuts the Gaussian off. */
  private static final double TRUNCATE = 4;

  /**
   * @param picture {@code [C, H, W]}
   */
  Tensor of(Tensor picture) {
    double[] weights = weights();
    int height = picture.size(1);
    int width = picture.size(2);
    float[] in = picture.toArray();
    float[] rows = new float[in.length];
    float[] out = new float[in.length];
    for (int line = 0; line < in.length / width; line++) {
      filter(in, rows, new Line(line * width, 1, width), weights);
    }
    for (int c = 0; c < picture.size(0); c++) {
      for (int x = 0; x < width; x++) {
        filter(rows, out, new Line(c * height * width + x, width, height), weights);
      }
    }
    return Tensor.wrap(out, picture.shape());
  }

  private record Line(int start, int step, int length) {}

  private static void filter(float[] in, float[] out, Line line, double[] weights) {
    int half = weights.length / 2;
    for (int i = 0; i < line.length; i++) {
      double sum = 0;
      int to = Math.min(weights.length, line.length - i + half);
      for (int j = Math.max(0, half - i); j < to; j++) {
        sum += weights[j] * in[line.start + (i + j - half) * line.step];
      }
      out[line.start + i * line.step] = (float) sum;
    }
  }

  /** One side of the kernel, which is a product of two. */
  double[] weights() {
    int radius = (int) (TRUNCATE * sigma + 0.5);
    double[] weights = new double[size];
    double sum = 0;
    for (int d = -radius; d <= radius; d++) {
      double value = Math.exp(-d * d / (2 * sigma * sigma));
      weights[mirrored(size / 2 + d)] += value;
      sum += value;
    }
    for (int i = 0; i < size; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** ... 1 0 0 1 ... n-1 n-1 ... */
  private int mirrored(int at) {
    int folded = Math.floorMod(at, 2 * size);
    return folded < size ? folded : 2 * size - 1 - folded;
  }
}
