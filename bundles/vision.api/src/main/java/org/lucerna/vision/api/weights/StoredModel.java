/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.Network;

/**
 * A whole model in one file.
 *
 * @param network graph, preprocessing included
 * @param classes names by index
 * @param provenance how it came about
 * @param weights open; the caller closes
 */
public record StoredModel(
    Network network, List<String> classes, Map<String, String> provenance, Weights weights)
    implements AutoCloseable {

  public StoredModel {
    classes = List.copyOf(classes);
    provenance = Map.copyOf(provenance);
  }

  @Override
  public void close() {
    weights.close();
  }
}
