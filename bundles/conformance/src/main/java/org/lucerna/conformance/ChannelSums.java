/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;

/**
 * What a layer shows and how the target changes with it.
 *
 * @param a the layer's values A, {@code [C, h, w]}
 * @param g the target's derivative by them
 */
record ChannelSums(Tensor a, Tensor g) {

  /** A number from one cell of one channel. */
  interface Cell {
    double of(double gradient, double value, double channelSum);
  }

  static ChannelSums of(Scene scene, Probe probe) {
    return new ChannelSums(
        probe.activation(scene.picture(), scene.layer()),
        probe.gradient(scene.picture(), scene.layer(), scene.target()));
  }

  /** {@code sum_k f(g, A, S_k)} cell by cell, S_k the sum of channel k. */
  Tensor cells(Cell cell) {
    int plane = a.size(1) * a.size(2);
    double[] channels = channelSums();
    double[] sum = new double[plane];
    for (int i = 0; i < a.length(); i++) {
      sum[i % plane] += cell.of(g.at(i), a.at(i), channels[i / plane]);
    }
    float[] map = new float[plane];
    for (int i = 0; i < plane; i++) {
      map[i] = (float) sum[i];
    }
    return Tensor.wrap(map, a.size(1), a.size(2));
  }

  /** {@code sum_k w_k A_k}, {@code w_k} the sum of f over channel k's cells. */
  Tensor weighted(Cell cell) {
    int plane = a.size(1) * a.size(2);
    double[] channels = channelSums();
    double[] weights = new double[a.size(0)];
    for (int i = 0; i < a.length(); i++) {
      weights[i / plane] += cell.of(g.at(i), a.at(i), channels[i / plane]);
    }
    return weighted(a, weights);
  }

  static Tensor weighted(Tensor a, double[] weights) {
    float[] narrow = new float[weights.length];
    for (int k = 0; k < narrow.length; k++) {
      narrow[k] = (float) weights[k];
    }
    return a.weightedChannelSum(narrow);
  }

  private double[] channelSums() {
    int plane = a.size(1) * a.size(2);
    double[] sums = new double[a.size(0)];
    for (int i = 0; i < a.length(); i++) {
      sums[i / plane] += a.at(i);
    }
    return sums;
  }
}
