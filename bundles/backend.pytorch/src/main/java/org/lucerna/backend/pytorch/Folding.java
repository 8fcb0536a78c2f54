/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * Which normalisations of a path are one linear layer with the convolution they alone read: a
 * factor and a summand a channel, which belong into its weights.
 */
final class Folding {

  private final Map<String, PtNDArray> parameters;

  /** The normalisation behind a linear layer. */
  private final Map<LayerId, Node> behind = new HashMap<>();

  private final Set<LayerId> folded = new HashSet<>();

  Folding(PytorchModel model, List<Node> path) {
    this.parameters = model.parameters();
    Network network = model.network();
    Map<LayerId, List<Node>> readers = network.consumers();
    for (Node node : path) {
      Optional<Node> linear = network.find(node.inputs().get(0)).filter(n -> isLinear(n.op()));
      if (isNormalisation(node.op())
          && linear.isPresent()
          && readers.get(linear.get().id()).size() == 1) {
        behind.put(linear.get().id(), node);
        folded.add(node.id());
      }
    }
  }

  static boolean isLinear(Op op) {
    return op instanceof Op.Conv || op instanceof Op.Linear;
  }

  static boolean isNormalisation(Op op) {
    return op instanceof Op.BatchNorm || op instanceof Op.Affine;
  }

  /** Whether a normalisation belongs to the layer before it. */
  boolean isFolded(LayerId normalisation) {
    return folded.contains(normalisation);
  }

  /** The layer whose values are the linear layer's with what was folded into it. */
  LayerId result(Node linear) {
    return behind.getOrDefault(linear.id(), linear).id();
  }

  /** A factor for each output of a linear layer, shaped to multiply it; empty where it is 1. */
  Optional<PtNDArray> scale(Node linear, PtNDManager scope) {
    return Optional.ofNullable(behind.get(linear.id()))
        .map(norm -> shaped(factors(norm, scope), linear.op() instanceof Op.Conv ? 3 : 1));
  }

  /** The weight with what was folded into it. */
  PtNDArray weight(Node linear, PtNDManager scope) {
    PtNDArray weight = parameter(linear.id(), "weight", scope);
    Node norm = behind.get(linear.id());
    if (norm == null) {
      return weight;
    }
    int axes = weight.getShape().dimension();
    return JniUtils.mul(weight, shaped(factors(norm, scope), axes));
  }

  /** The bias with what was folded into it, {@code [outputs]}; empty where there is none. */
  Optional<PtNDArray> bias(Node linear, PtNDManager scope) {
    Optional<PtNDArray> own =
        Optional.ofNullable(parameters.get(linear.id().path() + ".bias"))
            .map(bias -> Transfer.alias(bias, scope));
    Node norm = behind.get(linear.id());
    if (norm == null) {
      return own;
    }
    PtNDArray shift = parameter(norm.id(), "bias", scope);
    PtNDArray scale = factors(norm, scope);
    if (norm.op() instanceof Op.BatchNorm) {
      PtNDArray mean = parameter(norm.id(), "running_mean", scope);
      shift = JniUtils.sub(shift, JniUtils.mul(mean, scale));
    }
    PtNDArray base = shift;
    return Optional.of(own.map(b -> JniUtils.add(JniUtils.mul(b, scale), base)).orElse(base));
  }

  /** {@code weight / sqrt(variance + epsilon)}. */
  private PtNDArray factors(Node norm, PtNDManager scope) {
    PtNDArray weight = parameter(norm.id(), "weight", scope);
    if (!(norm.op() instanceof Op.BatchNorm batch)) {
      return weight;
    }
    PtNDArray variance = parameter(norm.id(), "running_var", scope);
    PtNDArray epsilon = Transfer.scalar(scope, batch.epsilon());
    return JniUtils.div(weight, JniUtils.sqrt(JniUtils.add(variance, epsilon)));
  }

  private PtNDArray parameter(LayerId layer, String leaf, PtNDManager scope) {
    return Transfer.alias(parameters.get(layer.path() + "." + leaf), scope);
  }

  /** On the first of so many axes. */
  private static PtNDArray shaped(PtNDArray factors, int axes) {
    long[] shape = new long[axes];
    Arrays.fill(shape, 1);
    shape[0] = -1;
    return JniUtils.reshape(factors, shape);
  }
}
