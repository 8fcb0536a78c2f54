/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import org.lucerna.core.api.data.Tensor;

/**
 * Means and variances (divided by the number of values, as normalisation does) of the channels of
 * {@code [N, C, ...]}.
 *
 * @param mean {@code [C]}
 * @param variance {@code [C]}
 */
record Moments(double[] mean, double[] variance) {

  /** Of each channel over pictures and places. */
  static Moments ofChannels(Tensor values) {
    int channels = values.size(1);
    int plane = values.length() / (values.size(0) * channels);
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    float[] data = values.toArray();
    int n = values.size(0) * plane;
    for (int i = 0; i < data.length; i++) {
      mean[i / plane % channels] += data[i];
    }
    for (int c = 0; c < channels; c++) {
      mean[c] /= n;
    }
    for (int i = 0; i < data.length; i++) {
      int c = i / plane % channels;
      double d = data[i] - mean[c];
      variance[c] += d * d;
    }
    for (int c = 0; c < channels; c++) {
      variance[c] /= n;
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
