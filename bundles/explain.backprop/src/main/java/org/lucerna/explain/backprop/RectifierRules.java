/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/** What guided backpropagation and the deconvnet share: both change the ReLU on the way back. */
final class RectifierRules {

  private RectifierRules() {}

  /** What arrives at the picture, {@code [3, H, W]}. */
  static Tensor carried(ExplainRequest<?> request, BackwardRule rule) {
    return request.probe().propagate(request.picture(), Network.INPUT, request.target(), rule);
  }

  /** With a warning where the network has other activations than ReLU. */
  static Heatmap checked(Heatmap map, ExplainRequest<?> request) {
    Heatmap told =
        map.hasEvidence()
            ? map
            : map.with("evidence", "no evidence: nothing arrives at the picture, the map is 0");
    return warning(request.probe().network(), request.readLayer())
        .map(text -> told.with("warning", text))
        .orElse(told);
  }

  /** Of activations on the way from the picture to a layer that the rules say nothing about. */
  static Optional<String> warning(Network network, LayerId read) {
    Map<String, Integer> others = new TreeMap<>();
    int rectifiers = 0;
    for (Node node : network.trunk(read)) {
      if (isRectifier(node.op())) {
        rectifiers++;
      } else if (isOtherActivation(node.op())) {
        others.merge(node.op().name(), 1, Integer::sum);
      }
    }
    if (rectifiers == 0) {
      return Optional.of(
          network.id()
              + " has no ReLU the rule could change"
              + (others.isEmpty() ? "" : " (but " + listed(others) + ")")
              + ": this is the plain gradient");
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s has activations that are no ReLU: %s; they pass their derivative, so that signs mix where the rule is meant to keep them apart"
                .formatted(network.id(), listed(others)));
  }

  private static String listed(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(e -> e.getValue() + " × " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  /** Passes positive values and cuts negative ones. */
  private static boolean isRectifier(Op op) {
    return op instanceof Op.Relu || op instanceof Op.Clamp c && c.low() == 0;
  }

  private static boolean isOtherActivation(Op op) {
    return op instanceof Op.Sigmoid
        || op instanceof Op.Tanh
        || op instanceof Op.Silu
        || op instanceof Op.HardSigmoid
        || op instanceof Op.HardSwish
        || op instanceof Op.Gelu
        || op instanceof Op.LeakyRelu
        || op instanceof Op.Clamp;
  }
}
