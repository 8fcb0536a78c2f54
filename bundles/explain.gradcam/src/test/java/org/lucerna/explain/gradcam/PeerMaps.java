/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Tensor;

/** Maps as other libraries compute them where they leave the papers, to tell the differences. */
final class PeerMaps {

  private PeerMaps() {}

  /** pytorch-grad-cam's projection: each channel's mean is taken out before. */
  static Tensor centredProjection(FeatureMaps maps) {
    double[] means = maps.means();
    float[] centred = maps.values().toArray();
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= (float) means[i / maps.plane()];
    }
    return maps.plane(SingularVectors.projection(maps.with(centred).rows()));
  }

  /** pytorch-grad-cam's Grad-CAM++: 1e-6 is added to a denominator made of squared gradients. */
  static Tensor plusPlusWithEpsilon(FeatureMaps maps, Tensor gradient) {
    double[] sums = maps.sums();
    double[] weights = new double[sums.length];
    for (int i = 0; i < gradient.length(); i++) {
      int k = i / maps.plane();
      double g = gradient.at(i);
      double alpha = g * g / (2 * g * g + sums[k] * g * g * g + 1e-6);
      weights[k] += g == 0 ? 0 : alpha * Math.max(0, g);
    }
    return maps.plane(maps.weighted(weights));
  }

  /** torch-cam's Grad-CAM++: the division is written to a copy, so that alpha stays g squared. */
  static Tensor plusPlusUndivided(FeatureMaps maps, Tensor gradient) {
    double[] weights = new double[maps.channels()];
    for (int i = 0; i < gradient.length(); i++) {
      double g = gradient.at(i);
      weights[i / maps.plane()] += g * g * Math.max(0, g);
    }
    return maps.plane(maps.weighted(weights));
  }
}
