/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.explain.ExplainRequest;

/**
 * The values of a layer with height and width, and what the methods of this bundle make of them.
 * Sums are as {@link CellSums} and {@link Folding} make them; cells are counted row by row.
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
    double[] sums = means();
    for (int k = 0; k < sums.length; k++) {
      sums[k] *= plane();
    }
    return sums;
  }

  /** Mean over the plane of each channel. */
  double[] means() {
    float[] means = values.channelMeans();
    double[] all = new double[means.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = means[k];
    }
    return all;
  }

  /** {@code sum_i A_k(i) cells[i]}, a value a channel. */
  double[] products(double[] cells) {
    float[] row = floats(cells);
    Channels all = new Channels(values);
    Folding folding = new Folding(plane());
    return each(k -> folding.product(all.get(k), row));
  }

  /** {@code A_k(i) B_k(i)}, a row a channel. */
  List<float[]> products(Tensor others) {
    Channels all = new Channels(values);
    Channels beside = new Channels(others);
    return IntStream.range(0, channels())
        .mapToObj(k -> product(all.get(k), beside.get(k)))
        .toList();
  }

  private static float[] product(float[] a, float[] b) {
    float[] out = new float[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] * b[i];
    }
    return out;
  }

  /** {@code sum_i A_k(i) B_k(i)}, a value a channel. */
  double[] dotted(Tensor others) {
    Channels all = new Channels(values);
    Channels beside = new Channels(others);
    Folding folding = new Folding(plane());
    return each(k -> folding.product(all.get(k), beside.get(k)));
  }

  private double[] each(IntToDoubleFunction channel) {
    double[] out = new double[channels()];
    for (int k = 0; k < out.length; k++) {
      out[k] = channel.applyAsDouble(k);
    }
    return out;
  }

  /** {@code sum_k weights[k] A_k}, a value a cell. */
  double[] weighted(double[] weights) {
    return weighted(floats(weights));
  }

  /** The same with weights in single precision. */
  double[] weighted(float[] weights) {
    Channels all = new Channels(values);
    CellSums sums = new CellSums(plane());
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] != 0) {
        sums.add(weights[k], all.get(k));
      }
    }
    return sums.all();
  }

  /** A copy of each channel's values. */
  List<float[]> rows() {
    Channels all = new Channels(values);
    return IntStream.range(0, channels()).mapToObj(k -> all.get(k).clone()).toList();
  }

  /** {@code sum_k share(g_k, A_k)}, a value a cell. */
  double[] shared(Tensor gradient, Share share) {
    return shared(gradient, List.of(share)).get(0);
  }

  /** The same for several shares in one pass. */
  List<double[]> shared(Tensor gradient, List<Share> shares) {
    Channels gradients = new Channels(gradient);
    Channels all = new Channels(values);
    List<CellSums> sums = shares.stream().map(share -> new CellSums(plane())).toList();
    for (int k = 0; k < channels(); k++) {
      float[] arriving = gradients.get(k);
      float[] here = all.get(k);
      for (int i = 0; i < sums.size(); i++) {
        shares.get(i).add(arriving, here, sums.get(i).next());
      }
    }
    return sums.stream().map(CellSums::all).toList();
  }

  boolean hasNegative() {
    return values.min() < 0;
  }

  /** Values a cell as {@code [h, w]}. */
  Tensor plane(double[] cells) {
    return Tensor.wrap(floats(cells), values.size(1), values.size(2));
  }

  private static float[] floats(double[] all) {
    float[] out = new float[all.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) all[i];
    }
    return out;
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
