/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.Random;
import org.lucerna.core.api.data.Tensor;

/** Copies of a picture with Gaussian noise; the seed alone decides which. */
final class Noise {

  private final Tensor picture;
  private final double deviation;
  private final Random random;

  /**
   * @param sigma standard deviation as a share of the picture's range
   */
  Noise(Tensor picture, double sigma, long seed) {
    this.picture = picture;
    this.deviation = sigma * (picture.max() - picture.min());
    this.random = new Random(seed);
  }

  Tensor next() {
    float[] out = picture.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] += (float) (deviation * random.nextGaussian());
    }
    return Tensor.wrap(out, picture.shape());
  }
}
