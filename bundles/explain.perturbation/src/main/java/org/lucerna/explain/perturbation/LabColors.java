/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Preprocessing;

/** CIE L*a*b* under D65, in which equal distances look about equally different. */
final class LabColors {

  /** Of white under D65. */
  private static final double[] WHITE = {0.95047, 1, 1.08883};

  /** sRGB (IEC 61966-2-1) to XYZ. */
  private static final double[][] XYZ = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041}
  };

  private LabColors() {}

  /**
   * @param picture {@code [3, H, W]}, normalised
   * @return {@code [3 * H * W]}: L of all pixels, then a, then b
   */
  static double[] of(Tensor picture, Preprocessing preprocessing) {
    int plane = picture.size(1) * picture.size(2);
    double[] lab = new double[3 * plane];
    double[] linear = new double[3];
    for (int i = 0; i < plane; i++) {
      for (int c = 0; c < 3; c++) {
        double value = picture.at(c * plane + i);
        linear[c] = linear(value * preprocessing.std().get(c) + preprocessing.mean().get(c));
      }
      double x = share(linear, 0);
      double y = share(linear, 1);
      double z = share(linear, 2);
      lab[i] = 116 * y - 16;
      lab[plane + i] = 500 * (x - y);
      lab[2 * plane + i] = 200 * (y - z);
    }
    return lab;
  }

  private static double linear(double value) {
    double v = Math.max(0, Math.min(1, value));
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  private static double share(double[] rgb, int axis) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += XYZ[axis][c] * rgb[c];
    }
    double t = sum / WHITE[axis];
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
}
