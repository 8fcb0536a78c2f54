/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;

/**
 * A network and every tensor it needs.
 *
 * @param fresh new layers, whose tensors are initial ones
 * @param classes names by index; empty where nobody named them
 * @param notes what a person should know: a replaced head, weights without meaning
 * @param provenance origin and SHA-256 of the weights, network, head
 */
record BuiltModel(
    Network network,
    Weights weights,
    Set<LayerId> fresh,
    List<String> classes,
    List<String> notes,
    Map<String, String> provenance)
    implements AutoCloseable {

  @Override
  public void close() {
    weights.close();
  }

  /** A class by index, its number where it has no name. */
  String className(int index) {
    return index < classes.size() ? classes.get(index) : "class " + index;
  }
}
