/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.data.Tensor;

/**
 * A Gaussian blur whose border mirrors the picture without repeating its edge, as kornia's {@code
 * gaussian_blur2d} does.
 */
record GaussianBlur(int kernel, double sigma) {

  /** The background of Group-CAM's code. */
  static final GaussianBlur GROUP_CAM = new GaussianBlur(51, 50);

  /**
   * @param picture {@code [C, H, W]}
   */
  Tensor of(Tensor picture) {
    double[] weights = weights();
    int channels = picture.size(0);
    int height = picture.size(1);
    int width = picture.size(2);
    float[] in = picture.toArray();
    float[] rows = new float[in.length];
    float[] out = new float[in.length];
    for (int line = 0; line < channels * height; line++) {
      filter(in, rows, new Line(line * width, 1, width), weights);
    }
    for (int c = 0; c < channels; c++) {
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
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * in[line.start + mirrored(i + j - half, line.length) * line.step];
      }
      out[line.start + i * line.step] = (float) sum;
    }
  }

  /** ... 2 1 0 1 2 ... n-2 n-1 n-2 ...; as often as a small picture needs. */
  private static int mirrored(int at, int length) {
    if (length == 1) {
      return 0;
    }
    int period = 2 * (length - 1);
    int folded = Math.floorMod(at, period);
    return folded < length ? folded : period - folded;
  }

  private double[] weights() {
    double[] weights = new double[kernel];
    double sum = 0;
    for (int i = 0; i < kernel; i++) {
      double distance = i - kernel / 2;
      weights[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < kernel; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
