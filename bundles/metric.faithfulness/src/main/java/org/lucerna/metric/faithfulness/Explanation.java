/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.measure.ExaminedMap;

/**
 * What a map leaves of its picture: the normalised input times the map, from 0 where it is least to
 * 1 where it is most. What is hidden becomes the mean colour.
 *
 * @param weights of the pixels, {@code [H, W]}, from 0 to 1
 */
record Explanation(Tensor weights) {

  /** Rectified, resized, brought from 0 to 1. */
  static Explanation of(ExaminedMap map) {
    return new Explanation(unit(map.evidence()));
  }

  /** Of another map of the same size, rectified and resized alike. */
  static Tensor evidence(ExaminedMap map, Heatmap other) {
    Heatmap plane = other.plane();
    return map.onPixels(
        new Heatmap(
            plane.rectified(), Heatmap.Sign.POSITIVE, plane.facts(), plane.names(), plane.cells()));
  }

  private static Tensor unit(Tensor evidence) {
    double least = evidence.min();
    double range = evidence.max() - least;
    float[] values = evidence.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((values[i] - least) / range);
    }
    return Tensor.wrap(values, evidence.shape());
  }

  /**
   * @param input {@code [C, H, W]}
   * @return {@code [1, C, H, W]}
   */
  Tensor masked(Tensor input) {
    float[] values = input.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= weights.at(i % weights.length());
    }
    return Tensor.wrap(values, 1, input.size(0), input.size(1), input.size(2));
  }

  /** Mean weight, 0 to 1: what share of the picture is shown. */
  double share() {
    return weights.sum() / weights.length();
  }

  /** What the probability of the class loses, as a share of what it was, at least 0. */
  static double drop(double whole, double masked) {
    return Math.max(0, whole - masked) / whole;
  }
}
