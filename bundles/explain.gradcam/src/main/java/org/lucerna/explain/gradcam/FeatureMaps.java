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
 * Sums are as {@link CellSums} and {@link DotProduct} make them; cells are counted row by row.
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
    double[] ones = new double[plane()];
    Arrays.fill(ones, 1);
    return products(ones);
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

  /** {@code sum_i A_k(i) cells[i]}, a value a channel. */
  double[] products(double[] cells) {
    Tensor row = plane(cells);
    int plane = plane();
    double[] out = new double[channels()];
    for (int k = 0; k < out.length; k++) {
      out[k] = DotProduct.of(values, k * plane, row, 0, plane);
    }
    return out;
  }

  /** {@code sum_i A_k(i) B_k(i)}, a value a channel. */
  double[] products(Tensor others) {
    int plane = plane();
    double[] out = new double[channels()];
    for (int k = 0; k < out.length; k++) {
      out[k] = DotProduct.of(values, k * plane, others, k * plane, plane);
    }
    return out;
  }

  /** {@code sum_k weights[k] A_k}, a value a cell. */
  double[] weighted(double[] weights) {
    int plane = plane();
    CellSums sums = new CellSums(plane);
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] != 0) {
        sums.add((float) weights[k], values, k * plane);
      }
    }
    return sums.all();
  }

  /** {@code sum_k (sum_i A_k(i) cells[i]) A_k}, a value a cell: both in one pass. */
  double[] squared(double[] cells) {
    Tensor row = plane(cells);
    int plane = plane();
    CellSums sums = new CellSums(plane);
    for (int k = 0; k < channels(); k++) {
      float along = (float) DotProduct.of(values, k * plane, row, 0, plane);
      sums.add(along, values, k * plane);
    }
    return sums.all();
  }

  /** {@code sum_k share(g_k, A_k)}, a value a cell. */
  double[] shared(Tensor gradient, Share share) {
    int plane = plane();
    CellSums sums = new CellSums(plane);
    for (int from = 0; from < values.length(); from += plane) {
      share.add(gradient, values, from, sums.next());
    }
    return sums.all();
  }

  boolean hasNegative() {
    boolean negative = false;
    for (int i = 0; i < values.length() && !negative; i++) {
      negative = values.at(i) < 0;
    }
    return negative;
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
