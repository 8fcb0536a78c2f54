/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import java.util.Random;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.explain.ExplainRequest;

/**
 * Moments of the gradient under Gaussian noise on the picture, value by value: the mean of g and of
 * g² over n copies. The noise follows from the request's seed alone: neither the batch nor other
 * pictures change it.
 */
final class NoisyGradients {

  private final double[] sums;
  private final double[] squares;
  private final int[] shape;
  private final int n;

  private NoisyGradients(Tensor picture, int n) {
    this.sums = new double[picture.length()];
    this.squares = new double[picture.length()];
    this.shape = picture.shape();
    this.n = n;
  }

  static NoisyGradients of(ExplainRequest<NoiseParams> request, Progress progress) {
    NoiseParams params = request.params();
    Tensor picture = request.probe().input(request.picture());
    double deviation = params.sigma() * (picture.max() - picture.min());
    Random random = new Random(request.seed());
    NoisyGradients moments = new NoisyGradients(picture, params.n());
    new ForkedGradients(request, params.batch())
        .each(
            params.n(),
            i -> noisy(picture, deviation, random),
            (i, gradient) -> moments.add(gradient),
            progress);
    return moments;
  }

  private static Tensor noisy(Tensor picture, double deviation, Random random) {
    float[] out = picture.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] += (float) (deviation * random.nextGaussian());
    }
    return Tensor.wrap(out, picture.shape());
  }

  private void add(Tensor gradient) {
    for (int i = 0; i < sums.length; i++) {
      double g = gradient.at(i);
      sums[i] += g;
      squares[i] += g * g;
    }
  }

  /** Mean of g. */
  Tensor mean() {
    float[] out = new float[sums.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (sums[i] / n);
    }
    return Tensor.wrap(out, shape);
  }

  /** Mean of g². */
  Tensor meanSquare() {
    float[] out = new float[sums.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (squares[i] / n);
    }
    return Tensor.wrap(out, shape);
  }

  /** Mean of (g - mean)², never below 0. */
  Tensor variance() {
    float[] out = new float[sums.length];
    for (int i = 0; i < out.length; i++) {
      double mean = sums[i] / n;
      out[i] = (float) Math.max(0, squares[i] / n - mean * mean);
    }
    return Tensor.wrap(out, shape);
  }
}
