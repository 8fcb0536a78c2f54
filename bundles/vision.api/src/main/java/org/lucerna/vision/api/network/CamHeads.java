/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.Map;
import java.util.Optional;

/** Recognises the two endings of networks for which class activation maps are defined. */
final class CamHeads {

  private CamHeads() {}

  static Optional<CamHead> find(Network network) {
    Node end = back(network, network.output());
    if (end == null) {
      return Optional.empty();
    }
    GlobalPools pools = new GlobalPools(Shapes.of(network));
    return end.op() instanceof Op.Linear
        ? linear(network, end, pools)
        : convolution(network, end, pools);
  }

  /** A → pooling → (flatten, dropout) → linear. */
  private static Optional<CamHead> linear(Network network, Node linear, GlobalPools pools) {
    Node pool = back(network, linear.inputs().get(0));
    return pool != null && (pools.averages(pool) || pools.takesMaximum(pool))
        ? Optional.of(new CamHead(pool.inputs().get(0), linear.id()))
        : Optional.empty();
  }

  /** A → (dropout) → 1×1 convolution → (ReLU) → average pooling: SqueezeNet, NIN. */
  private static Optional<CamHead> convolution(Network network, Node pool, GlobalPools pools) {
    if (!pools.averages(pool)) {
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

  /** The layer, or the one before it where it only passes values on in evaluation mode. */
  private static Node back(Network network, LayerId layer) {
    Node node = network.find(layer).orElse(null);
    while (node != null && passesOn(node.op())) {
      node = network.find(node.inputs().get(0)).orElse(null);
    }
    return node;
  }

  private static boolean passesOn(Op op) {
    return op instanceof Op.Dropout || op instanceof Op.StochasticDepth || op instanceof Op.Flatten;
  }

  /** Pooling over the whole plane, whichever operation says it. */
  private record GlobalPools(Map<LayerId, Shape> shapes) {

    boolean averages(Node node) {
      return node.op() instanceof Op.AdaptiveAvgPool p && p.height() == 1 && p.width() == 1
          || node.op() instanceof Op.AvgPool a && covers(a.window(), node);
    }

    boolean takesMaximum(Node node) {
      return node.op() instanceof Op.GlobalMaxPool
          || node.op() instanceof Op.MaxPool m && covers(m.window(), node);
    }

    private boolean covers(Window window, Node node) {
      Shape in = shapes.get(node.inputs().get(0));
      return covers(window.y(), in.height()) && covers(window.x(), in.width());
    }

    private static boolean covers(Span span, int size) {
      return span.kernel() == size
          && span.dilation() == 1
          && span.padBefore() + span.padAfter() == 0;
    }
  }
}
