/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.util.List;
import org.lucerna.vision.api.network.Network;

/**
 * A network with its weights as another program has exported it.
 *
 * @param network its id is the file's name; its preprocessing is an assumption made from the size
 *     of its input, as files do not say
 * @param classes names by index; empty where the file has none
 * @param notes what a person should know, a line each
 * @param weights open; all tensors of the network
 */
public record NetworkFile(
    Network network, List<String> classes, List<String> notes, Weights weights)
    implements AutoCloseable {

  public NetworkFile {
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
  }

  @Override
  public void close() {
    weights.close();
  }
}
