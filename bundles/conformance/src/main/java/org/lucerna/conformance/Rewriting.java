/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/** Other networks that compute the same function, or one that is known from it. */
final class Rewriting {

  /** An order of eight channels and, its first six, of six. */
  private static final int[] ORDER = {3, 0, 5, 1, 4, 2, 7, 6};

  private static final double EPSILON = 1e-5;

  private Rewriting() {}

  /** A constant on every logit. */
  static Specimen shifted(Specimen specimen, float by) {
    return specimen.map("fc.bias", (i, v) -> v + by);
  }

  /** A constant on the logits of all classes but one. */
  static Specimen othersRaised(Specimen specimen, int index, float by) {
    return specimen.map("fc.bias", (i, v) -> i == index ? v : v + by);
  }

  /** All logits times a factor. */
  static Specimen scaled(Specimen specimen, float factor) {
    return specimen.map("fc.weight", (i, v) -> v * factor).map("fc.bias", (i, v) -> v * factor);
  }

  /** The channels of {@code conv1} in another order. */
  static Specimen hiddenPermuted(Specimen specimen) {
    return specimen
        .with("conv1.weight", Rewriting::rowsPermuted)
        .with("conv1.bias", Rewriting::rowsPermuted)
        .with("conv2.weight", Rewriting::columnsPermuted);
  }

  /** The channels of the explained layer of {@link Specimens#pooled} in another order. */
  static Specimen featuresPermuted(Specimen specimen) {
    return specimen
        .with("conv2.weight", Rewriting::rowsPermuted)
        .with("conv2.bias", Rewriting::rowsPermuted)
        .with("fc.weight", Rewriting::columnsPermuted);
  }

  private static Tensor rowsPermuted(Tensor tensor) {
    int row = tensor.length() / tensor.size(0);
    float[] out = new float[tensor.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = tensor.at(ORDER[i / row] * row + i % row);
    }
    return Tensor.wrap(out, tensor.shape());
  }

  private static Tensor columnsPermuted(Tensor tensor) {
    int columns = tensor.size(1);
    int cell = tensor.length() / tensor.size(0) / columns;
    float[] out = new float[tensor.length()];
    for (int i = 0; i < out.length; i++) {
      int row = i / (columns * cell);
      int column = i / cell % columns;
      out[i] = tensor.at((row * columns + ORDER[column]) * cell + i % cell);
    }
    return Tensor.wrap(out, tensor.shape());
  }

  /** Each BatchNorm multiplied into the convolution before it, which gets a bias. */
  static Specimen folded(Specimen specimen) {
    Map<LayerId, LayerId> replaced = new HashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>(specimen.tensors());
    List<Node> nodes = new ArrayList<>();
    for (Node node : specimen.network().nodes()) {
      if (node.op() instanceof Op.BatchNorm) {
        LayerId conv = node.inputs().get(0);
        replaced.put(node.id(), conv);
        fold(tensors, conv, node.id());
      } else {
        Op op =
            node.op() instanceof Op.Conv c
                ? new Op.Conv(c.channels(), c.window(), c.groups(), true)
                : node.op();
        List<LayerId> inputs =
            node.inputs().stream().map(in -> replaced.getOrDefault(in, in)).toList();
        nodes.add(new Node(node.id(), op, inputs));
      }
    }
    Network old = specimen.network();
    String name = specimen.name() + " without BatchNorm";
    Network network =
        new Network(old.id(), old.inputs(), nodes, old.features(), old.extractor(), old.outputs());
    return new Specimen(name, network, tensors);
  }

  private static void fold(Map<String, Tensor> tensors, LayerId conv, LayerId norm) {
    Tensor gamma = tensors.remove(norm + ".weight");
    Tensor beta = tensors.remove(norm + ".bias");
    Tensor mean = tensors.remove(norm + ".running_mean");
    Tensor variance = tensors.remove(norm + ".running_var");
    Tensor weight = tensors.get(conv + ".weight");
    float[] folded = weight.toArray();
    float[] bias = new float[gamma.length()];
    for (int k = 0; k < bias.length; k++) {
      double factor = gamma.at(k) / Math.sqrt(variance.at(k) + EPSILON);
      bias[k] = (float) (beta.at(k) - mean.at(k) * factor);
      int row = folded.length / bias.length;
      for (int i = k * row; i < (k + 1) * row; i++) {
        folded[i] *= (float) factor;
      }
    }
    tensors.put(conv + ".weight", Tensor.wrap(folded, weight.shape()));
    tensors.put(conv + ".bias", Tensor.wrap(bias, bias.length));
  }
}
