/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;

/**
 * One layer.
 *
 * @param id its name; parameters are named after it ({@code features.0.weight})
 * @param inputs the layers it reads, {@link Network#INPUT} for the picture
 * @throws IllegalArgumentException if it reads none, or several that it does not join
 */
public record Node(LayerId id, Op op, List<LayerId> inputs) {

  public Node {
    inputs = List.copyOf(inputs);
    boolean joins = op instanceof Op.Add || op instanceof Op.Concat || op instanceof Op.Multiply;
    if (inputs.isEmpty() || inputs.size() > 1 && !joins) {
      throw new IllegalArgumentException(
          "layer %s: %s cannot read %d layers".formatted(id, op.name(), inputs.size()));
    }
  }
}
