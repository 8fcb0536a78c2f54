/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Random;

/** Made-up features. */
final class Sets {

  private Sets() {}

  /** Gaussian clusters whose centres are {@code apart} from each other along axes of their own. */
  static Features clusters(int n, int d, int clusters, double apart, long seed) {
    Random random = new Random(seed);
    float[] values = new float[n * d];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < d; c++) {
        double centre = c == i % clusters ? apart / Math.sqrt(2) : 0;
        values[i * d + c] = (float) (centre + random.nextGaussian());
      }
    }
    return new Features(n, d, values);
  }

  /** One cluster whose axes have deviations 1, 1/2, 1/3 ..., off the origin. */
  static Features falling(int n, int d, long seed) {
    Random random = new Random(seed);
    float[] values = new float[n * d];
    for (int i = 0; i < n; i++) {
      double shared = random.nextGaussian();
      for (int c = 0; c < d; c++) {
        values[i * d + c] = (float) (5 + 3 * shared / (c + 2) + random.nextGaussian() / (c + 1));
      }
    }
    return new Features(n, d, values);
  }

  static double[] doubles(Features features) {
    double[] out = new double[features.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = features.values()[i];
    }
    return out;
  }
}
