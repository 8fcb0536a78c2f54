/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;

/**
 * A classifier that looks at each cell by itself before its scores are averaged (SqueezeNet, NIN).
 * Step by step a class and its opposite would begin with the same probability in each cell, and
 * their contrast, summed over channels, would vanish. Averaging and classifying change places, so
 * they are one linear layer here: {@code P_kij = w_k+ a_kij / sum}, over all channels and cells.
 *
 * @param values a, what the classifier reads, {@code [C, h, w]}; negative ones count as 0
 * @param weight {@code [classes, C, 1, 1]}
 */
record CellwiseClassifier(Tensor values, Tensor weight) {

  static boolean isOne(Node classifier, Tensor values) {
    return classifier.op() instanceof Op.Conv conv
        && conv.groups() == 1
        && conv.window().equals(Window.square(1, 1, 0))
        && values.size(1) * values.size(2) > 1;
  }

  /**
   * Probability of classes minus that of their opposites, shaped as the values.
   *
   * @param prior by class
   */
  Tensor contrast(float[] prior) {
    double[] sum = new double[values.length()];
    for (int c = 0; c < prior.length; c++) {
      if (prior[c] > 0) {
        add(sum, prior[c], excited(c, 1));
        add(sum, -prior[c], excited(c, -1));
      }
    }
    float[] out = new float[sum.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) sum[i];
    }
    return Tensor.wrap(out, values.shape());
  }

  private double[] excited(int index, int sign) {
    int channels = values.size(0);
    int plane = values.length() / channels;
    double[] shares = new double[values.length()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      double w = Math.max(0, sign * weight.at(index * channels + i / plane));
      shares[i] = w * Math.max(0, values.at(i));
      sum += shares[i];
    }
    for (int i = 0; sum > 0 && i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private static void add(double[] sums, double factor, double[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * values[i];
    }
  }
}
