/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Multiply-accumulate operations of one picture's forward pass, from the graph alone: those of
 * convolutions and linear layers, which is what people count.
 */
public final class Macs {

  private Macs() {}

  /** By layer, at the network's own input size; 0 for all other operations. */
  public static Map<LayerId, Long> of(Network network) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, Long> macs = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      macs.put(node.id(), of(node.op(), shapes.get(node.inputs().get(0)), shapes.get(node.id())));
    }
    return macs;
  }

  /** Of the whole network. */
  public static long total(Network network) {
    return of(network).values().stream().mapToLong(Long::longValue).sum();
  }

  private static long of(Op op, Shape in, Shape out) {
    if (op instanceof Op.Conv c) {
      long window = (long) c.window().y().kernel() * c.window().x().kernel();
      return out.elements() * window * (in.channels() / c.groups());
    } else if (op instanceof Op.Linear) {
      return (long) out.elements() * in.sizes().get(in.sizes().size() - 1);
    }
    return 0;
  }
}
