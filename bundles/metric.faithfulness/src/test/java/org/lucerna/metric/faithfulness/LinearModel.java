/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.SplittableRandom;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.TestMap;

/**
 * A network of two classes whose first logit is the sum of what the pixels add to it, and whose
 * second is 0: the map of what they add is the truth about it, against the mean colour.
 */
final class LinearModel {

  static final int SIDE = 20;

  private final Tensor input;
  private final float[] weights;

  LinearModel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[3 * SIDE * SIDE];
    this.weights = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
      weights[i] = (float) (0.1 * random.nextGaussian());
    }
    this.input = Tensor.wrap(values, 3, SIDE, SIDE);
  }

  Tensor input() {
    return input;
  }

  /** What each pixel adds to the logit. */
  Tensor truth() {
    return truth(input);
  }

  private Tensor truth(Tensor x) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < weights.length; i++) {
      values[i % values.length] += weights[i] * x.at(i);
    }
    return Tensor.wrap(values, SIDE, SIDE);
  }

  float[] logits(Tensor x) {
    return new float[] {(float) truth(x).sum(), 0};
  }

  /** The map that is right, as a method. */
  TestMap oracle() {
    return TestMap.of(input, 0, this::logits, x -> Heatmap.signed(truth(x)));
  }

  /** A map from somewhere else. */
  TestMap map(Tensor values) {
    return TestMap.of(input, 0, this::logits, values);
  }

  /** Noise. */
  TestMap random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return map(Tensor.wrap(values, SIDE, SIDE));
  }
}
