/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * At which axes of a layer's three the channels, the height and the width of the picture lie.
 *
 * @param channel 0 in {@code [C, H, W]}
 * @param y 1 in {@code [C, H, W]}
 * @param x 2 in {@code [C, H, W]}
 */
public record AxisOrder(int channel, int y, int x) {

  /** {@code [C, H, W]}. */
  public static final AxisOrder PLANES = new AxisOrder(0, 1, 2);

  /** Of every layer's output; what is flattened counts as {@link #PLANES}. */
  public static Map<LayerId, AxisOrder> of(Network network) {
    Map<LayerId, AxisOrder> orders = new HashMap<>();
    orders.put(Network.INPUT, PLANES);
    for (Node node : network.nodes()) {
      AxisOrder in = orders.get(node.inputs().get(0));
      orders.put(node.id(), in.after(node.op()));
    }
    return orders;
  }

  private AxisOrder after(Op op) {
    if (op instanceof Op.Permute p) {
      List<Integer> order = p.order();
      return new AxisOrder(order.indexOf(channel), order.indexOf(y), order.indexOf(x));
    }
    return op instanceof Op.Flatten ? PLANES : this;
  }
}
