/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * What a layer's new parameters are multiplied with and replaced by, so that its outputs have the
 * mean and the variance that the trained layer's have.
 *
 * <p>After Krähenbühl, Doersch, Donahue and Darrell, Data-dependent Initializations of
 * Convolutional Neural Networks, ICLR 2016, within-layer initialisation: each channel's weights are
 * divided by the channel's deviation over pictures and places, its bias centres it. That is what
 * BatchNorm with new statistics does, and where a network has BatchNorm its statistics are
 * estimated anew instead; so that a network and the same with BatchNorm folded into the
 * convolutions are randomised alike. Here the variance is not 1 but that of the trained layer's
 * outputs, all channels together, and so the mean: of the layer, never of a channel, since what
 * distinguishes channels was learnt. Layers without places (linear ones) have too few values a
 * channel; they have one factor and one bias for all (as in LSUV, Mishkin and Matas, ICLR 2016).
 *
 * @param gain of the weights by output channel; one for all
 * @param vectors that replace others, by name; a single number stands for as many as are needed
 * @param output what the layer then gives
 */
record Fit(double[] gain, Map<String, double[]> vectors, Tensor output) {

  private static final double NOTHING = 1e-12;

  /**
   * @param node with parameters
   * @param raw its outputs with new parameters, biases 0 and norms' factors 1; of BatchNorm the
   *     inputs
   * @param target of all outputs of the trained layer
   */
  static Fit of(Node node, Tensor raw, Moments target) {
    Op op = node.op();
    if (op instanceof Op.BatchNorm norm) {
      return batchNorm(node.id().path(), norm.epsilon(), raw, target);
    }
    if (op instanceof Op.Conv conv && conv.bias() || op instanceof Op.Affine) {
      return shifted(node.id().path(), raw, Moments.estimated(raw), target);
    }
    if (op instanceof Op.Linear linear && linear.bias() || op instanceof Op.LayerNorm) {
      return shifted(node.id().path(), raw, Moments.ofAll(raw), target);
    }
    double[] gain = {gain(Moments.ofAll(raw).deviation(0), target)};
    return new Fit(gain, Map.of(), affine(raw, gain, new double[] {0}));
  }

  /** New statistics; factor and summand are the same in all channels. */
  private static Fit batchNorm(String name, double epsilon, Tensor in, Moments target) {
    Moments channels = Moments.estimated(in);
    int n = channels.mean().length;
    double factor = target.deviation(0);
    Map<String, double[]> vectors = new LinkedHashMap<>();
    vectors.put(name + ".weight", new double[] {factor});
    vectors.put(name + ".bias", target.mean());
    vectors.put(name + ".running_mean", channels.mean());
    vectors.put(name + ".running_var", channels.variance());
    double[] gain = new double[n];
    double[] shift = new double[n];
    for (int c = 0; c < n; c++) {
      gain[c] = factor / Math.sqrt(channels.variance()[c] + epsilon);
      shift[c] = target.mean()[0] - gain[c] * channels.mean()[c];
    }
    return new Fit(new double[] {1}, vectors, affine(in, gain, shift));
  }

  private static Fit shifted(String name, Tensor raw, Moments found, Moments target) {
    int n = found.mean().length;
    double[] gain = new double[n];
    double[] shift = new double[n];
    for (int c = 0; c < n; c++) {
      gain[c] = gain(found.deviation(c), target);
      shift[c] = target.mean()[0] - gain[c] * found.mean()[c];
    }
    return new Fit(gain, Map.of(name + ".bias", shift), affine(raw, gain, shift));
  }

  /** A channel without variance has no scale to change. */
  private static double gain(double deviation, Moments target) {
    return deviation > NOTHING ? target.deviation(0) / deviation : 1;
  }

  /** {@code gain * values + shift} of each channel of {@code [N, C, ...]}, or of all. */
  static Tensor affine(Tensor values, double[] gain, double[] shift) {
    int channels = gain.length;
    int planes = channels == 1 ? 1 : values.size(0) * channels;
    int plane = values.length() / planes;
    float[] out = values.toArray();
    for (int p = 0; p < planes; p++) {
      double factor = gain[p % channels];
      double summand = shift[p % channels];
      for (int i = p * plane; i < (p + 1) * plane; i++) {
        out[i] = (float) (factor * out[i] + summand);
      }
    }
    return Tensor.wrap(out, values.shape());
  }
}
