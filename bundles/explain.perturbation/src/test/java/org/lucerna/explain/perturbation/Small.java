/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import java.util.Random;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;

/** Pictures of positive values before a network that averages their channels: linear throughout. */
final class Small {

  /** Of two classes; the second has nothing for it. */
  static final Tensor WEIGHT = Tensor.of(new float[] {1, -2, 0.5f, -1, -1, -1}, 2, 3);

  private Small() {}

  static PooledProbe probe(Tensor picture) {
    return new PooledProbe(picture.reshape(1, 3, picture.size(1), picture.size(2)), WEIGHT);
  }

  static PooledProbe probe(int side) {
    return probe(picture(side));
  }

  static Tensor picture(int side) {
    Random random = new Random(3);
    float[] values = new float[3 * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return Tensor.wrap(values, 3, side, side);
  }

  static Tensor plain(int side, float value) {
    float[] values = new float[3 * side * side];
    Arrays.fill(values, value);
    return Tensor.wrap(values, 3, side, side);
  }

  static <P extends Record> Heatmap explain(
      Explainer<P> method, Probe probe, Target target, P params) {
    return method.explain(request(probe, target, PooledProbe.MAPS, params), Progress.none());
  }

  static <P extends Record> ExplainRequest<P> request(
      Probe probe, Target target, LayerId layer, P params) {
    return new ExplainRequest<>(probe, 0, target, layer, 42, params);
  }

  /** What one pixel of a picture says for a class: each channel's weight over the plane. */
  static double evidence(Tensor picture, int classIndex, int pixel) {
    int plane = picture.size(1) * picture.size(2);
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += WEIGHT.at(classIndex * 3 + c) * (double) picture.at(c * plane + pixel) / plane;
    }
    return sum;
  }
}
