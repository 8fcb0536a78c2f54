/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.OptionalDouble;
import org.lucerna.core.api.data.Tensor;

/**
 * The mean structural similarity index of two planes with values from 0 to 1 (Wang, Bovik, Sheikh
 * and Simoncelli, IEEE Transactions on Image Processing 2004, section III): a Gaussian window of 11
 * x 11 pixels with deviation 1.5, K1 = 0.01, K2 = 0.03, L = 1. Windows lie within the plane, as in
 * the authors' code.
 */
final class StructuralSimilarity {

  private static final int RADIUS = 5;
  private static final double DEVIATION = 1.5;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final double[] WINDOW = window();

  private StructuralSimilarity() {}

  private static double[] window() {
    double[] window = new double[2 * RADIUS + 1];
    double sum = 0;
    for (int i = 0; i < window.length; i++) {
      double t = (i - RADIUS) / DEVIATION;
      window[i] = Math.exp(-t * t / 2);
      sum += window[i];
    }
    for (int i = 0; i < window.length; i++) {
      window[i] /= sum;
    }
    return window;
  }

  /**
   * @param a {@code [H, W]}
   * @param b of the same shape
   * @return 1 for equal planes; empty where the window does not fit into the plane
   */
  static OptionalDouble of(Tensor a, Tensor b) {
    int height = a.size(0);
    int width = a.size(1);
    if (Math.min(height, width) < WINDOW.length) {
      return OptionalDouble.empty();
    }
    float[] x = a.toArray();
    float[] y = b.toArray();
    int n = x.length;
    double[][] products = new double[5][n];
    for (int i = 0; i < n; i++) {
      products[0][i] = x[i];
      products[1][i] = y[i];
      products[2][i] = (double) x[i] * x[i];
      products[3][i] = (double) y[i] * y[i];
      products[4][i] = (double) x[i] * y[i];
    }
    for (int k = 0; k < products.length; k++) {
      products[k] = blurred(products[k], height, width);
    }
    double sum = 0;
    int windows = products[0].length;
    for (int i = 0; i < windows; i++) {
      sum += index(products, i);
    }
    return OptionalDouble.of(sum / windows);
  }

  private static double index(double[][] means, int i) {
    double mx = means[0][i];
    double my = means[1][i];
    double vx = means[2][i] - mx * mx;
    double vy = means[3][i] - my * my;
    double cov = means[4][i] - mx * my;
    return (2 * mx * my + C1) * (2 * cov + C2) / ((mx * mx + my * my + C1) * (vx + vy + C2));
  }

  /** Weighted means of all windows within the plane. */
  private static double[] blurred(double[] values, int height, int width) {
    int columns = width - 2 * RADIUS;
    int rows = height - 2 * RADIUS;
    double[] across = new double[height * columns];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < columns; x++) {
        double sum = 0;
        for (int k = 0; k < WINDOW.length; k++) {
          sum += WINDOW[k] * values[y * width + x + k];
        }
        across[y * columns + x] = sum;
      }
    }
    double[] out = new double[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int k = 0; k < WINDOW.length; k++) {
        for (int x = 0; x < columns; x++) {
          out[y * columns + x] += WINDOW[k] * across[(y + k) * columns + x];
        }
      }
    }
    return out;
  }
}
