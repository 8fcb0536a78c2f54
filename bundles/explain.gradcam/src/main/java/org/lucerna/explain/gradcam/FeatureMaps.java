/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.explain.ExplainRequest;

/**
 * The values of a layer with height and width, and what the methods of this bundle make of them.
 * Sums are kept in double precision; cells are counted row by row.
 *
 * @param values {@code [channels, height, width]}, not to be changed
 */
record FeatureMaps(float[] values, int channels, int height, int width) {

  /** A channel's part of the map at one cell. */
  @FunctionalInterface
  interface Share {
    float of(float gradient, float value);
  }

  /**
   * The values of the layer asked about.
   *
   * @throws LucernaException (job invalid) if it has no plane
   */
  static FeatureMaps of(ExplainRequest<?> request, String method) {
    Tensor maps = request.activation();
    if (maps.rank() != 3 || maps.size(1) * maps.size(2) == 1) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "method %s needs a layer with feature maps, and %s of %s gives %d values without height and width: use layer last"
              .formatted(
                  method, request.layer(), request.probe().network().id(), maps.length()));
    }
    return of(maps);
  }

  /** Of {@code [C, h, w]}. */
  static FeatureMaps of(Tensor maps) {
    return new FeatureMaps(maps.toArray(), maps.size(0), maps.size(1), maps.size(2));
  }

  /** Other values of the same shape. */
  FeatureMaps with(float[] others) {
    return new FeatureMaps(others, channels, height, width);
  }

  /** The number of cells. */
  int plane() {
    return height * width;
  }

  /** Sum over the plane of each channel. */
  double[] sums() {
    double[] sums = new double[channels];
    int plane = plane();
    for (int k = 0; k < channels; k++) {
      double sum = 0;
      for (int i = k * plane; i < (k + 1) * plane; i++) {
        sum += values[i];
      }
      sums[k] = sum;
    }
    return sums;
  }

  /** Mean over the plane of each channel. */
  double[] means() {
    double[] means = sums();
    for (int k = 0; k < channels; k++) {
      means[k] /= plane();
    }
    return means;
  }

  boolean hasNegative() {
    float min = 0;
    for (float v : values) {
      min = Math.min(min, v);
    }
    return min < 0;
  }

  /** {@code sum_k weights[k] A_k}, a value a cell. */
  double[] weighted(double[] weights) {
    int plane = plane();
    double[] sum = new double[plane];
    for (int k = 0; k < channels; k++) {
      double weight = weights[k];
      int from = k * plane;
      if (weight != 0) {
        for (int i = 0; i < plane; i++) {
          sum[i] += weight * values[from + i];
        }
      }
    }
    return sum;
  }

  /** {@code sum_k share(g_k, A_k)}, a value a cell. */
  double[] shared(float[] gradient, Share share) {
    int plane = plane();
    double[] sum = new double[plane];
    for (int k = 0; k < channels; k++) {
      int from = k * plane;
      for (int i = 0; i < plane; i++) {
        sum[i] += share.of(gradient[from + i], values[from + i]);
      }
    }
    return sum;
  }

  /** Values a cell as {@code [h, w]}. */
  Tensor plane(double[] cells) {
    float[] out = new float[cells.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) cells[i];
    }
    return Tensor.wrap(out, height, width);
  }

  /** A map of which the positive part is drawn. */
  Heatmap positive(double[] cells) {
    return Heatmap.positive(plane(cells));
  }

  /** The map of a method that is defined for values of no sign: others are warned of. */
  Heatmap positiveWhereDefined(double[] cells, String because) {
    Heatmap map = positive(cells);
    return hasNegative()
        ? map.with("warning", "this layer has negative values, for which " + because)
        : map;
  }
}
