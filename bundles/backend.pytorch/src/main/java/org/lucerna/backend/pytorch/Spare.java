/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/** Which layers of a segment may write over what they read. */
final class Spare {

  private Spare() {}

  /**
   * Layers that are the last to read their first input, which was computed by this segment into
   * memory of its own and is not kept. What is given or wanted is not among them, nor what another
   * layer merely shows in another shape (dropout, flattening, a permutation).
   */
  static Set<LayerId> of(Segment segment) {
    Map<LayerId, List<Node>> readers = new HashMap<>();
    Set<LayerId> fresh = new HashSet<>();
    for (Node node : segment.nodes()) {
      node.inputs().forEach(in -> readers.computeIfAbsent(in, id -> new ArrayList<>()).add(node));
      if (isFresh(node)) {
        fresh.add(node.id());
      }
    }
    fresh.removeAll(segment.given());
    fresh.removeAll(segment.wanted());
    Set<LayerId> spare = new HashSet<>();
    for (Node node : segment.nodes()) {
      LayerId in = node.inputs().get(0);
      if (fresh.contains(in) && isLast(node, readers.get(in))) {
        spare.add(node.id());
      }
    }
    return spare;
  }

  /** Whether nothing of what was read before is still looked at. */
  private static boolean isLast(Node node, List<Node> readers) {
    return Collections.frequency(readers, node) == 1
        && readers.get(readers.size() - 1).equals(node)
        && readers.stream().allMatch(reader -> reader.equals(node) || isFresh(reader));
  }

  /** Whether the layer's values lie in memory that no other layer's do. */
  private static boolean isFresh(Node node) {
    Op op = node.op();
    boolean shows =
        op instanceof Op.Dropout
            || op instanceof Op.StochasticDepth
            || op instanceof Op.Flatten
            || op instanceof Op.Permute
            || op instanceof Op.Add && node.inputs().size() == 1;
    return !shows;
  }
}
