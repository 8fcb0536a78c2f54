/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * What each layer of a network adds that is no multiple of its input: its bias, explicit or
 * implied. For a layer {@code y = f(x)} it is {@code f(x) - J(x) x}. Times the derivative by the
 * layer's output and summed over all layers it is the score less gradient times input.
 */
final class BiasTerms {

  /** By layer, in order: whether its values lie channels last, {@code [H, W, C]}. */
  private final Map<Node, Boolean> carriers = new LinkedHashMap<>();

  private final Function<String, Tensor> parameters;

  /**
   * @param nodes of the graph down to where the score is read
   * @param parameters by name
   */
  BiasTerms(List<Node> nodes, Function<String, Tensor> parameters) {
    this.parameters = parameters;
    Set<LayerId> channelsLast = new HashSet<>();
    for (Node node : nodes) {
      boolean last = channelsLast.contains(node.inputs().get(0));
      if (node.op() instanceof Op.Permute p) {
        last = p.order().equals(List.of(1, 2, 0));
      }
      if (last) {
        channelsLast.add(node.id());
      }
      if (hasBias(node.op())) {
        carriers.put(node, last);
      }
    }
  }

  /** The layers at whose outputs derivatives are needed. */
  Set<Node> layers() {
    return carriers.keySet();
  }

  boolean isChannelsLast(Node node) {
    return carriers.get(node);
  }

  /** The layers whose values are needed: biases that depend on the picture. */
  Set<LayerId> valuesNeeded() {
    Set<LayerId> needed = new LinkedHashSet<>();
    for (Node node : carriers.keySet()) {
      if (node.op() instanceof Op.Multiply) {
        needed.add(node.id());
      } else if (dependsOnInput(node.op())) {
        needed.add(node.inputs().get(0));
      }
    }
    needed.remove(Network.INPUT);
    return needed;
  }

  private static boolean hasBias(Op op) {
    return op instanceof Op.Conv c && c.bias()
        || op instanceof Op.Linear l && l.bias()
        || op instanceof Op.BatchNorm
        || op instanceof Op.Affine
        || op instanceof Op.Multiply
        || dependsOnInput(op);
  }

  private static boolean dependsOnInput(Op op) {
    return ImplicitBias.of(op) != null
        || op instanceof Op.LayerNorm
        || op instanceof Op.LocalResponseNorm;
  }

  /**
   * Derivative times bias, shaped like the layer's output.
   *
   * @param gradient by the layer's output
   * @param values by layer, those of {@link #valuesNeeded}
   */
  float[] term(Node node, Tensor gradient, Function<LayerId, Tensor> values) {
    float[] out = gradient.toArray();
    if (node.op() instanceof Op.Multiply) {
      // Each factor's derivative times the factor is the product: twice what it should be.
      Tensor product = values.apply(node.id());
      for (int i = 0; i < out.length; i++) {
        out[i] *= -product.at(i);
      }
    } else if (dependsOnInput(node.op())) {
      double[] bias = implied(node, values.apply(node.inputs().get(0)));
      for (int i = 0; i < out.length; i++) {
        out[i] *= (float) bias[i];
      }
    } else {
      boolean last = node.op() instanceof Op.Linear || isChannelsLast(node);
      multiply(out, explicit(node), last);
    }
    return out;
  }

  /**
   * @param last whether the channels of a cell lie side by side
   */
  private static void multiply(float[] values, double[] bias, boolean last) {
    int run = last ? 1 : values.length / bias.length;
    for (int i = 0; i < values.length; ) {
      for (int k = 0; k < bias.length; k++) {
        float factor = (float) bias[k];
        for (int end = i + run; i < end; i++) {
          values[i] *= factor;
        }
      }
    }
  }

  private double[] explicit(Node node) {
    double[] bias = parameter(node, "bias");
    if (node.op() instanceof Op.BatchNorm norm) {
      double[] weight = parameter(node, "weight");
      double[] mean = parameter(node, "running_mean");
      double[] variance = parameter(node, "running_var");
      for (int k = 0; k < bias.length; k++) {
        bias[k] -= mean[k] * weight[k] / Math.sqrt(variance[k] + norm.epsilon());
      }
    }
    return bias;
  }

  private double[] implied(Node node, Tensor input) {
    if (node.op() instanceof Op.LayerNorm norm) {
      return Normalisations.layerNorm(
          norm, input, parameter(node, "weight"), parameter(node, "bias"));
    } else if (node.op() instanceof Op.LocalResponseNorm norm) {
      return Normalisations.localResponse(norm, input);
    }
    ImplicitBias.Tangent tangent = ImplicitBias.of(node.op());
    double[] bias = new double[input.length()];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = tangent.atZero(input.at(i));
    }
    return bias;
  }

  private double[] parameter(Node node, String leaf) {
    Tensor values = parameters.apply(node.id().path() + "." + leaf);
    double[] out = new double[values.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = values.at(i);
    }
    return out;
  }
}
