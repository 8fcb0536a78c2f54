/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Tensor;

/** Inputs that are hardly changed. */
final class Inputs {

  private Inputs() {}

  /**
   * Every value moved by a number uniform in ±radius.
   *
   * @param input {@code [3, H, W]}
   * @return {@code [draws, 3, H, W]}
   */
  static Tensor shaken(Tensor input, double radius, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Tensor> all = new ArrayList<>();
    for (int d = 0; d < draws; d++) {
      float[] values = input.toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (radius * (2 * random.nextDouble() - 1));
      }
      all.add(Tensor.wrap(values, input.shape()));
    }
    return Tensor.stack(all);
  }

  /**
   * With normal noise.
   *
   * @param deviations by channel
   */
  static Tensor noisy(Tensor input, double[] deviations, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int plane = input.size(1) * input.size(2);
    List<Tensor> all = new ArrayList<>();
    for (int d = 0; d < draws; d++) {
      float[] values = input.toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (deviations[i / plane] * random.nextGaussian());
      }
      all.add(Tensor.wrap(values, input.shape()));
    }
    return Tensor.stack(all);
  }

  /**
   * Moved right and down, the border pixels continued where nothing is known.
   *
   * @param input {@code [3, H, W]}
   * @param dx pixels to the right, negative to the left
   * @param dy pixels down, negative up
   */
  static Tensor shifted(Tensor input, int dx, int dy) {
    int height = input.size(1);
    int width = input.size(2);
    float[] out = new float[input.length()];
    for (int i = 0; i < out.length; i++) {
      int x = Math.max(0, Math.min(width - 1, i % width - dx));
      int y = Math.max(0, Math.min(height - 1, i / width % height - dy));
      out[i] = input.at((i / (width * height) * height + y) * width + x);
    }
    return Tensor.wrap(out, input.shape());
  }
}
