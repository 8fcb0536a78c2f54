/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import org.lucerna.core.api.data.Tensor;

/** The mean of maps, each counted by where its energy is and not by how much it has. */
final class MeanMap {

  private double[] sum = new double[0];
  private int height;
  private int n;

  /**
   * @param map {@code [H, W]}, rectified, with evidence; all of one size
   */
  void add(Tensor map) {
    if (n++ == 0) {
      height = map.size(0);
      sum = new double[map.length()];
    }
    double scale = map.length() / map.sum();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += map.at(i) * scale;
    }
  }

  int n() {
    return n;
  }

  /** {@code [H, W]}: the density of energy, 1 everywhere for uniform maps. */
  Tensor mean() {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / n);
    }
    return Tensor.wrap(mean, height, sum.length / Math.max(1, height));
  }
}
