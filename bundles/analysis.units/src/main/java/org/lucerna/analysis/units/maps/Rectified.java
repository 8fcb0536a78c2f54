/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.HashSet;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/** Tells from the graph which layers never have a value below 0: rectified ones. */
final class Rectified {

  private Rectified() {}

  /** All layers whose values are at least 0 whatever the picture and the weights. */
  static Set<LayerId> of(Network network) {
    Set<LayerId> rectified = new HashSet<>();
    for (Node node : network.nodes()) {
      boolean kept = keepsSigns(node.op()) && rectified.containsAll(node.inputs());
      if (rectifies(node.op()) || kept) {
        rectified.add(node.id());
      }
    }
    return rectified;
  }

  private static boolean rectifies(Op op) {
    return op instanceof Op.Relu
        || op instanceof Op.Sigmoid
        || op instanceof Op.HardSigmoid
        || op instanceof Op.Clamp c && c.low() >= 0;
  }

  /** Makes nothing negative of what is not. */
  private static boolean keepsSigns(Op op) {
    return op instanceof Op.MaxPool
        || op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool
        || op instanceof Op.GlobalMaxPool
        || op instanceof Op.Dropout
        || op instanceof Op.StochasticDepth
        || op instanceof Op.Add
        || op instanceof Op.Multiply
        || op instanceof Op.Concat
        || op instanceof Op.Flatten
        || op instanceof Op.Permute
        || op instanceof Op.PadChannels
        || op instanceof Op.LocalResponseNorm;
  }
}
