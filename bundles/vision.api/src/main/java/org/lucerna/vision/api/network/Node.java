/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;

/**
 * One layer.
 *
 * @param id its name; parameters are named after it ({@code features.0.weight})
 * @param inputs the layers it reads, {@link Network#INPUT} for the picture
 */
public record Node(LayerId id, Op op, List<LayerId> inputs) {

  public Node {
    inputs = List.copyOf(inputs);
  }
}
