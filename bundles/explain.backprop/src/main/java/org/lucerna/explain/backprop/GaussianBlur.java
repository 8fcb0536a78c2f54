/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Tensor;

/** Gaussian blur of each plane, its edges continued outwards. */
final class GaussianBlur {

  /** Standard deviations to each side. */
  private static final int REACH = 4;

  private GaussianBlur() {}

  /**
   * @param picture {@code [C, H, W]}
   * @param sigma standard deviation in pixels; 0 changes nothing
   */
  static Tensor of(Tensor picture, double sigma) {
    if (sigma <= 0) {
      return picture;
    }
    double[] kernel = kernel(sigma);
    int height = picture.size(1);
    int width = picture.size(2);
    float[] across = new float[picture.length()];
    float[] out = new float[picture.length()];
    float[] in = picture.toArray();
    for (int row = 0; row < picture.size(0) * height; row++) {
      along(in, across, new Line(row * width, 1, width), kernel);
    }
    for (int c = 0; c < picture.size(0); c++) {
      for (int x = 0; x < width; x++) {
        along(across, out, new Line(c * height * width + x, width, height), kernel);
      }
    }
    return Tensor.wrap(out, picture.shape());
  }

  /** Where the values of one row or column lie. */
  private record Line(int start, int step, int length) {
    int at(int i) {
      return start + Math.max(0, Math.min(length - 1, i)) * step;
    }
  }

  private static void along(float[] in, float[] out, Line line, double[] kernel) {
    int reach = kernel.length / 2;
    for (int i = 0; i < line.length(); i++) {
      double sum = 0;
      for (int k = -reach; k <= reach; k++) {
        sum += kernel[k + reach] * in[line.at(i + k)];
      }
      out[line.at(i)] = (float) sum;
    }
  }

  private static double[] kernel(double sigma) {
    int reach = (int) Math.ceil(REACH * sigma);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      kernel[k + reach] = Math.exp(-0.5 * k * k / (sigma * sigma));
      sum += kernel[k + reach];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= sum;
    }
    return kernel;
  }
}
