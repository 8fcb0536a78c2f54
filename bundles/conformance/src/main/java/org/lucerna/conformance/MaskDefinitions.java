/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.network.Network;

/** Methods that show the network parts of the picture, one mask a channel. */
final class MaskDefinitions {

  /** How many steps IS-CAM takes. */
  private static final int STEPS = 10;

  private static final Map<String, Definition> ALL =
      Map.of(
          // Wang et al. 2020, definitions 2 and 3, with the authors' code: the class's probability.
          "score-cam", (s, p) -> scoreCam(s, p, 1),
          // Naidu et al. 2020, eq. 5: the mean over masks from faint to full.
          "is-cam", (s, p) -> scoreCam(s, p, STEPS));

  private MaskDefinitions() {}

  static Optional<Definition> of(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  private static Tensor scoreCam(Scene scene, Probe probe, int steps) {
    Tensor a = probe.activation(scene.picture(), scene.layer());
    Tensor x = probe.input(scene.picture());
    double[] weights = new double[a.size(0)];
    for (int k = 0; k < weights.length; k++) {
      float[] mask = stretched(a.slice(k), x.size(1), x.size(2));
      if (normalise(mask)) {
        for (int j = 1; j <= steps; j++) {
          weights[k] += probability(scene, probe, masked(x, mask, (double) j / steps)) / steps;
        }
      }
    }
    return ChannelSums.weighted(a, weights);
  }

  private static double probability(Scene scene, Probe probe, Tensor picture) {
    Tensor logits = probe.scores(Network.INPUT, Tensor.stack(List.of(picture)));
    return new ProbabilityTarget(scene.target(), ProbabilityTarget.Scale.PROBABILITY)
        .score(logits.slice(0).toArray());
  }

  private static Tensor masked(Tensor x, float[] mask, double share) {
    float[] values = x.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) (mask[i % mask.length] * share);
    }
    return Tensor.wrap(values, x.shape());
  }

  /** To 0 to 1; false where all values are equal. */
  private static boolean normalise(float[] mask) {
    Tensor range = Tensor.of(mask, mask.length);
    float least = range.min();
    float most = range.max();
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (mask[i] - least) / (most - least);
    }
    return most > least;
  }

  /** Bilinear with half-pixel centres, {@code align_corners = false}. */
  static float[] stretched(Tensor map, int height, int width) {
    float[] out = new float[height * width];
    for (int y = 0; y < height; y++) {
      double down = source(y, map.size(0), height);
      for (int x = 0; x < width; x++) {
        out[y * width + x] = (float) at(map, down, source(x, map.size(1), width));
      }
    }
    return out;
  }

  private static double source(int index, int from, int to) {
    return Math.max(0, Math.min(from - 1, (index + 0.5) * from / to - 0.5));
  }

  private static double at(Tensor map, double y, double x) {
    int width = map.size(1);
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, map.size(0) - 1);
    int right = Math.min(left + 1, width - 1);
    double fy = y - top;
    double fx = x - left;
    double upper = map.at(top * width + left) * (1 - fx) + map.at(top * width + right) * fx;
    double lower = map.at(bottom * width + left) * (1 - fx) + map.at(bottom * width + right) * fx;
    return upper * (1 - fy) + lower * fy;
  }
}
