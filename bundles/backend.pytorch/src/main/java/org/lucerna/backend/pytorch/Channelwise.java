/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * How one channel of a layer is felt behind it: first by layers that treat each channel on its own,
 * then by linear layers, to whose outputs each channel contributes a summand, then by the rest.
 *
 * @param own layers whose channel c depends on the layer's channel c alone, the layer included
 * @param linear convolutions and linear layers that read one of them, in order
 * @param rest what must run for each channel that changes; it is given values of {@link #own},
 *     {@link #linear} and of layers that do not depend on the changed one
 */
record Channelwise(Set<LayerId> own, List<Node> linear, Segment rest) {

  /** Empty where no linear layer comes first, or what is read lies before its sum. */
  static Optional<Channelwise> of(Network network, Segment tail, LayerId layer, long[] size) {
    Map<LayerId, Boolean> flat = new HashMap<>(Map.of(layer, size.length == 2));
    List<Node> linear = new ArrayList<>();
    int channels = Math.toIntExact(size[1]);
    for (Node node : tail.nodes()) {
      LayerId in = node.inputs().get(0);
      if (node.inputs().size() != 1 || !flat.containsKey(in)) {
        continue;
      }
      if (keepsChannels(node.op(), channels) && !flat.get(in)) {
        flat.put(node.id(), false);
      } else if (passesFlat(node.op()) && (flat.get(in) || node.op() instanceof Op.Flatten)) {
        flat.put(node.id(), true);
      } else if (isLinear(node.op(), flat.get(in))) {
        linear.add(node);
      }
    }
    Set<LayerId> given = new HashSet<>(tail.given());
    given.addAll(flat.keySet());
    linear.forEach(node -> given.add(node.id()));
    LayerId read = tail.wanted().iterator().next();
    if (linear.isEmpty() || given.contains(read)) {
      return Optional.empty();
    }
    Segment rest = Segment.between(network, given, Set.of(read));
    Set<LayerId> needed = new HashSet<>(given);
    needed.retainAll(rest.readers().keySet());
    linear.removeIf(node -> !needed.contains(node.id()));
    return linear.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Channelwise(
                new LinkedHashSet<>(flat.keySet()),
                List.copyOf(linear),
                new Segment(rest.nodes(), needed, rest.wanted())));
  }

  /** On {@code [C, h, w]}. */
  private static boolean keepsChannels(Op op, int channels) {
    if (op instanceof Op.Conv c) {
      return c.groups() == channels && c.channels() == channels;
    }
    return op instanceof Op.MaxPool
        || op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool
        || op instanceof Op.GlobalMaxPool
        || op instanceof Op.BatchNorm
        || op instanceof Op.Affine
        || op instanceof Op.LayerScale
        || isElementwise(op);
  }

  private static boolean passesFlat(Op op) {
    return op instanceof Op.Flatten || isElementwise(op);
  }

  private static boolean isElementwise(Op op) {
    return op instanceof Op.Dropout
        || op instanceof Op.StochasticDepth
        || op instanceof Op.Relu
        || op instanceof Op.LeakyRelu
        || op instanceof Op.Clamp
        || op instanceof Op.Sigmoid
        || op instanceof Op.Tanh
        || op instanceof Op.Silu
        || op instanceof Op.HardSigmoid
        || op instanceof Op.HardSwish
        || op instanceof Op.Gelu;
  }

  private static boolean isLinear(Op op, boolean flat) {
    return flat ? op instanceof Op.Linear : op instanceof Op.Conv c && c.groups() == 1;
  }
}
