/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Tensor;

/** Adds up the parts of FullGrad: signed for the check, absolute and rescaled for the map. */
final class FullGradSum {

  /** Values {@code step} apart, and what the absolute ones of them range over. */
  private record Range(float low, float high) {

    static Range of(float[] part, int from, int step, int count) {
      float low = Float.POSITIVE_INFINITY;
      float high = 0;
      for (int i = 0, at = from; i < count; i++, at += step) {
        float v = Math.abs(part[at]);
        if (v < low) {
          low = v;
        }
        if (v > high) {
          high = v;
        }
      }
      return new Range(low, high);
    }

    /** Adds to each cell where its value lies in the range, from 0 to 1. */
    void add(float[] part, int from, int step, double[] cells) {
      double scale = high > low ? 1 / ((double) high - low) : 0;
      for (int i = 0, at = from; i < cells.length; i++, at += step) {
        cells[i] += (Math.abs(part[at]) - (double) low) * scale;
      }
    }
  }

  private final int height;
  private final int width;
  private final boolean byChannel;
  private final double[] map;
  private double total;
  private double largest;

  FullGradSum(int height, int width, boolean byChannel) {
    this.height = height;
    this.width = width;
    this.byChannel = byChannel;
    this.map = new double[height * width];
  }

  /** Of all parts, signed. */
  double total() {
    return total;
  }

  /** The largest part's absolute sum. */
  double largest() {
    return largest;
  }

  /** {@code [H, W]}. */
  Tensor map() {
    float[] out = new float[map.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) map[i];
    }
    return Tensor.wrap(out, height, width);
  }

  /**
   * @param part of one layer
   * @param channelsLast whether it lies {@code [h, w, C]} instead of {@code [C, h, w]}
   */
  void add(float[] part, int[] shape, boolean channelsLast) {
    double sum = sum(part);
    total += sum;
    largest = Math.max(largest, Math.abs(sum));
    if (shape.length == 3) {
      int h = shape[channelsLast ? 0 : 1];
      int w = shape[channelsLast ? 1 : 2];
      if (h * w > 1) {
        double[] cells = rescaled(part, h * w, channelsLast);
        double[] stretched =
            Stretch.of(cells, new Stretch.Size(h, w), new Stretch.Size(height, width));
        for (int i = 0; i < map.length; i++) {
          map[i] += stretched[i];
        }
      }
    }
  }

  /** In four sums that do not wait for one another. */
  private static double sum(float[] part) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < part.length; i += 4) {
      first += part[i];
      second += part[i + 1];
      third += part[i + 2];
      fourth += part[i + 3];
    }
    for (; i < part.length; i++) {
      first += part[i];
    }
    return first + second + (third + fourth);
  }

  /** {@code sum_c (|v| - min) / (max - min)}, a value a cell. */
  private double[] rescaled(float[] part, int plane, boolean channelsLast) {
    int channels = part.length / plane;
    int step = channelsLast ? channels : 1;
    double[] cells = new double[plane];
    Range range = Range.of(part, 0, 1, part.length);
    for (int k = 0; k < channels; k++) {
      int from = channelsLast ? k : k * plane;
      Range used = byChannel ? Range.of(part, from, step, plane) : range;
      used.add(part, from, step, cells);
    }
    return cells;
  }
}
