/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.AxisOrder;

/**
 * Values of a layer as one plane a channel.
 *
 * @param values {@code [C, h, w]}; what is flat has planes of one cell
 */
record Planes(Tensor values) {

  /**
   * @param values {@code [C]}, or three axes in this order
   */
  static Planes of(Tensor values, AxisOrder order) {
    if (values.rank() == 1) {
      return new Planes(values.reshape(values.length(), 1, 1));
    } else if (order.equals(AxisOrder.PLANES)) {
      return new Planes(values);
    }
    int[] shape = values.shape();
    int[] step = {shape[1] * shape[2], shape[2], 1};
    int channels = shape[order.channel()];
    int rows = shape[order.y()];
    int columns = shape[order.x()];
    float[] turned = new float[values.length()];
    for (int c = 0, i = 0; c < channels; c++) {
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++, i++) {
          turned[i] =
              values.at(c * step[order.channel()] + y * step[order.y()] + x * step[order.x()]);
        }
      }
    }
    return new Planes(Tensor.wrap(turned, channels, rows, columns));
  }

  int channels() {
    return values.size(0);
  }

  int rows() {
    return values.size(1);
  }

  int columns() {
    return values.size(2);
  }

  /** One value a channel. */
  boolean isFlat() {
    return rows() * columns() == 1;
  }

  float at(int channel, int y, int x) {
    return values.at((channel * rows() + y) * columns() + x);
  }

  /**
   * What is said of some values.
   *
   * @param zeros share of exact zeros, 0 to 1
   */
  record Summary(float min, double mean, float max, double zeros) {

    /** The largest size. */
    float reach() {
      return Math.max(Math.abs(min), Math.abs(max));
    }
  }

  /** Of one channel. */
  Summary summary(int channel) {
    int plane = rows() * columns();
    return summary(channel * plane, (channel + 1) * plane);
  }

  /** Of all channels together. */
  Summary summary() {
    return summary(0, values.length());
  }

  private Summary summary(int from, int to) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    double sum = 0;
    int zeros = 0;
    for (int i = from; i < to; i++) {
      float v = values.at(i);
      min = Math.min(min, v);
      max = Math.max(max, v);
      sum += v;
      zeros += v == 0 ? 1 : 0;
    }
    return new Summary(min, sum / (to - from), max, (double) zeros / (to - from));
  }
}
