/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Arrays;
import org.lucerna.core.api.data.Tensor;

/**
 * Means and variances (divided by the number of values, as normalisation does) of the channels of
 * {@code [N, C, ...]}.
 *
 * @param mean {@code [C]}
 * @param variance {@code [C]}
 */
record Moments(double[] mean, double[] variance) {

  /** Values of a channel from which its own moments can be told. */
  private static final int FEWEST = 16;

  /** Of each channel over pictures and places; of all together where a channel has too few. */
  static Moments estimated(Tensor values) {
    int channels = values.size(1);
    if (values.length() / channels >= FEWEST) {
      return ofChannels(values);
    }
    Moments all = ofAll(values);
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    Arrays.fill(mean, all.mean[0]);
    Arrays.fill(variance, all.variance[0]);
    return new Moments(mean, variance);
  }

  /** Of each channel over pictures and places. */
  static Moments ofChannels(Tensor values) {
    int channels = values.size(1);
    int planes = values.size(0) * channels;
    int plane = values.length() / planes;
    double n = (double) values.size(0) * plane;
    float[] data = values.toArray();
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    for (int p = 0; p < planes; p++) {
      double sum = 0;
      for (int i = p * plane; i < (p + 1) * plane; i++) {
        sum += data[i];
      }
      mean[p % channels] += sum / n;
    }
    for (int p = 0; p < planes; p++) {
      double centre = mean[p % channels];
      double squares = 0;
      for (int i = p * plane; i < (p + 1) * plane; i++) {
        squares += (data[i] - centre) * (data[i] - centre);
      }
      variance[p % channels] += squares / n;
    }
    return new Moments(mean, variance);
  }

  /** Of all values as one channel. */
  static Moments ofAll(Tensor values) {
    return ofChannels(values.reshape(1, 1, values.length()));
  }

  double deviation(int channel) {
    return Math.sqrt(variance[channel]);
  }
}
