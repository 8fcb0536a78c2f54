/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.Optional;

/** Recognises the two endings of networks for which class activation maps are defined. */
final class CamHeads {

  private CamHeads() {}

  static Optional<CamHead> find(Network network) {
    Node end = back(network, network.output());
    if (end == null) {
      return Optional.empty();
    }
    return end.op() instanceof Op.Linear ? linear(network, end) : convolution(network, end);
  }

  /** A → pooling → (flatten, dropout) → linear. */
  private static Optional<CamHead> linear(Network network, Node linear) {
    Node pool = back(network, linear.inputs().get(0));
    return isGlobalPool(pool)
        ? Optional.of(new CamHead(pool.inputs().get(0), linear.id()))
        : Optional.empty();
  }

  /** A → (dropout) → 1×1 convolution → (ReLU) → average pooling: SqueezeNet, NIN. */
  private static Optional<CamHead> convolution(Network network, Node pool) {
    if (!isGlobalPool(pool) || pool.op() instanceof Op.GlobalMaxPool) {
      return Optional.empty();
    }
    Node conv = back(network, pool.inputs().get(0));
    if (conv != null && conv.op() instanceof Op.Relu) {
      conv = back(network, conv.inputs().get(0));
    }
    if (conv == null || !(conv.op() instanceof Op.Conv c) || !isPointwise(c)) {
      return Optional.empty();
    }
    Node before = back(network, conv.inputs().get(0));
    LayerId maps = before == null ? conv.inputs().get(0) : before.id();
    return Optional.of(new CamHead(maps, conv.id()));
  }

  private static boolean isPointwise(Op.Conv conv) {
    return conv.groups() == 1 && conv.window().equals(Window.square(1, 1, 0));
  }

  private static boolean isGlobalPool(Node node) {
    return node != null
        && (node.op() instanceof Op.GlobalMaxPool
            || node.op() instanceof Op.AdaptiveAvgPool p && p.height() == 1 && p.width() == 1);
  }

  /** The layer, or the one before it where it only passes values on in evaluation mode. */
  private static Node back(Network network, LayerId layer) {
    Node node = network.find(layer).orElse(null);
    while (node != null && (node.op() instanceof Op.Dropout || node.op() instanceof Op.Flatten)) {
      node = network.find(node.inputs().get(0)).orElse(null);
    }
    return node;
  }
}
