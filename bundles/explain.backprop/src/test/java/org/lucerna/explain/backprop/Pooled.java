/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import java.util.Random;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.PooledProbe;

/** Small pictures and weights for the pooled probe. */
final class Pooled {

  /** Two classes, three channels. */
  static final Tensor WEIGHT = Tensor.of(new float[] {1, -2, 0.5f, -1, 0.75f, -1}, 2, 3);

  private Pooled() {}

  /** A picture of 2×2 pixels that has negative values. */
  static PooledProbe byHand() {
    return new PooledProbe(
        Tensor.of(new float[] {1, -2, 3, 4, 2, 1, -1, 1, 5, 0, -3, 2}, 1, 3, 2, 2), WEIGHT);
  }

  static Tensor noise(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, 1, 3, size, size);
  }

  static PooledProbe random(int size) {
    return new PooledProbe(noise(size, 3), WEIGHT);
  }
}
