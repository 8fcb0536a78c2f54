/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;

/**
 * Says of a map what its reader cannot see: for some operations neither method has a rule, and what
 * arrives at them passes unchanged.
 */
final class Passing {

  private Passing() {}

  /** The map, with a warning where there are such operations on the way. */
  static Heatmap relevance(Heatmap map, Network network, LayerId read) {
    return checked(map, network, read, Passing::isSmooth);
  }

  /** The map, with a warning where there are such operations on the way. */
  static Heatmap excitation(Heatmap map, Network network, LayerId read) {
    return checked(map, network, read, op -> isSmooth(op) || op instanceof Op.LayerNorm);
  }

  private static Heatmap checked(
      Heatmap map, Network network, LayerId read, Predicate<Op> hasNoRule) {
    return through(network, read, hasNoRule)
        .map(names -> map.with("warning", "passed on unchanged through " + names))
        .orElse(map);
  }

  private static Optional<String> through(Network network, LayerId read, Predicate<Op> hasNoRule) {
    String names =
        network.trunk(read).stream()
            .map(node -> node.op())
            .filter(hasNoRule)
            .map(Op::name)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  /** Functions that change values above 0. */
  private static boolean isSmooth(Op op) {
    return op instanceof Op.Sigmoid
        || op instanceof Op.Tanh
        || op instanceof Op.Silu
        || op instanceof Op.HardSigmoid
        || op instanceof Op.HardSwish
        || op instanceof Op.Gelu
        || op instanceof Op.LocalResponseNorm;
  }
}
