/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.Arrays;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.explain.ExplainRequest;

/**
 * The values of a layer with height and width, and what the methods of this bundle make of them.
 * Sums are kept in double precision; cells are counted row by row.
 *
 * @param values {@code [C, h, w]}
 */
record FeatureMaps(Tensor values) {

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
              .formatted(method, request.layer(), request.probe().network().id(), maps.length()));
    }
    return new FeatureMaps(maps);
  }

  /** Other values of the same shape, not copied. */
  FeatureMaps with(float[] others) {
    return new FeatureMaps(Tensor.wrap(others, values.shape()));
  }

  int channels() {
    return values.size(0);
  }

  /** The number of cells. */
  int plane() {
    return values.size(1) * values.size(2);
  }

  float at(int channel, int cell) {
    return values.at(channel * plane() + cell);
  }

  /** Sum over the plane of each channel. */
  double[] sums() {
    return products(ones());
  }

  /** Mean over the plane of each channel. */
  double[] means() {
    double[] means = sums();
    int plane = plane();
    for (int k = 0; k < means.length; k++) {
      means[k] /= plane;
    }
    return means;
  }

  private double[] ones() {
    double[] ones = new double[plane()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** {@code sum_i A_k(i) cells[i]}, a value a channel. */
  double[] products(double[] cells) {
    int plane = plane();
    double[] out = new double[channels()];
    for (int k = 0; k < out.length; k++) {
      out[k] = product(k * plane, cells);
    }
    return out;
  }

  /** Four sums at once: one alone waits for each addition. */
  private double product(int from, double[] cells) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < cells.length; i += 4) {
      s0 += values.at(from + i) * cells[i];
      s1 += values.at(from + i + 1) * cells[i + 1];
      s2 += values.at(from + i + 2) * cells[i + 2];
      s3 += values.at(from + i + 3) * cells[i + 3];
    }
    for (; i < cells.length; i++) {
      s0 += values.at(from + i) * cells[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** {@code sum_k weights[k] A_k}, a value a cell. */
  double[] weighted(double[] weights) {
    int plane = plane();
    double[] sum = new double[plane];
    for (int k = 0; k < weights.length; k++) {
      double weight = weights[k];
      int from = k * plane;
      if (weight != 0) {
        for (int i = 0; i < plane; i++) {
          sum[i] += weight * values.at(from + i);
        }
      }
    }
    return sum;
  }

  /** {@code sum_k share(g_k, A_k)}, a value a cell. */
  double[] shared(Tensor gradient, Share share) {
    int plane = plane();
    double[] sum = new double[plane];
    float[] gradients = gradient.toArray();
    float[] all = values.toArray();
    for (int from = 0; from < all.length; from += plane) {
      share.add(gradients, all, from, sum);
    }
    return sum;
  }

  boolean hasNegative() {
    for (int i = 0; i < values.length(); i++) {
      if (values.at(i) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Values a cell as {@code [h, w]}. */
  Tensor plane(double[] cells) {
    float[] out = new float[cells.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) cells[i];
    }
    return Tensor.wrap(out, values.size(1), values.size(2));
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
