/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Op;

/** {@code f(x) - J(x) x} of normalisations that measure the picture themselves. */
final class Normalisations {

  private Normalisations() {}

  /**
   * {@code y = w (x - m) / s + b}, {@code s^2 = v + eps}: with a larger x only what epsilon holds
   * back grows, so the bias is {@code b + (y - b) (1 - eps / s^2)}.
   */
  static double[] layerNorm(Op.LayerNorm norm, Tensor x, double[] weight, double[] bias) {
    int channels = weight.length;
    boolean first = norm.axis() == 0;
    int places = x.length() / channels;
    double[] out = new double[x.length()];
    for (int place = 0; place < places; place++) {
      int from = first ? place : place * channels;
      int step = first ? places : 1;
      double mean = 0;
      for (int k = 0; k < channels; k++) {
        mean += x.at(from + k * step) / (double) channels;
      }
      double variance = 0;
      for (int k = 0; k < channels; k++) {
        double d = x.at(from + k * step) - mean;
        variance += d * d / channels;
      }
      double square = variance + norm.epsilon();
      for (int k = 0; k < channels; k++) {
        double scaled = weight[k] * (x.at(from + k * step) - mean) / Math.sqrt(square);
        out[from + k * step] = bias[k] + scaled * (1 - norm.epsilon() / square);
      }
    }
    return out;
  }

  /**
   * {@code y = x D^-beta}, {@code D = k + alpha / n sum x^2}: the bias is {@code y 2 beta (D - k) /
   * D}.
   */
  static double[] localResponse(Op.LocalResponseNorm norm, Tensor x) {
    int channels = x.size(0);
    int plane = x.length() / channels;
    double[] out = new double[x.length()];
    for (int k = 0; k < channels; k++) {
      int from = Math.max(0, k - norm.size() / 2);
      int to = Math.min(channels - 1, k + (norm.size() - 1) / 2);
      for (int i = 0; i < plane; i++) {
        double squares = 0;
        for (int c = from; c <= to; c++) {
          double v = x.at(c * plane + i);
          squares += v * v;
        }
        double added = norm.alpha() / norm.size() * squares;
        double below = norm.k() + added;
        double y = x.at(k * plane + i) * Math.pow(below, -norm.beta());
        out[k * plane + i] = y * 2 * norm.beta() * added / below;
      }
    }
    return out;
  }
}
