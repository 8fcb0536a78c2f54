/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.weights.Weights;

/** A BatchNorm as a factor and a summand of each channel of the convolution before it. */
record FoldedNorm(float[] factors, float[] summands) {

  static FoldedNorm of(Node node, Weights weights) throws IOException {
    Tensor weight = weights.read(node.id().path() + ".weight");
    Tensor bias = weights.read(node.id().path() + ".bias");
    Tensor mean = weights.read(node.id().path() + ".running_mean");
    Tensor variance = weights.read(node.id().path() + ".running_var");
    float[] factors = new float[weight.length()];
    float[] summands = new float[weight.length()];
    for (int i = 0; i < factors.length; i++) {
      double deviation = Math.sqrt(variance.at(i) + ((Op.BatchNorm) node.op()).epsilon());
      factors[i] = (float) (weight.at(i) / deviation);
      summands[i] = (float) (bias.at(i) - mean.at(i) * weight.at(i) / deviation);
    }
    return new FoldedNorm(factors, summands);
  }

  float[] weight(Tensor weight) {
    float[] folded = weight.toArray();
    int each = folded.length / factors.length;
    for (int i = 0; i < folded.length; i++) {
      folded[i] *= factors[i / each];
    }
    return folded;
  }

  float[] bias(float[] own) {
    float[] folded = own.clone();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = folded[i] * factors[i] + summands[i];
    }
    return folded;
  }
}
