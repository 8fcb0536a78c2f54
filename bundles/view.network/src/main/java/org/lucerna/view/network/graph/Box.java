/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.util.Optional;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.view.network.structure.LayerTree;
import org.lucerna.vision.api.network.Shape;

/**
 * One box of the drawing: a layer, a closed container, or the picture.
 *
 * @param path the layer's or the container's name
 * @param branch empty for the picture
 * @param shape of its output
 */
public record Box(String path, Optional<LayerTree.Branch> branch, Shape shape) {

  /** Whether it stands for the layers of a container. */
  public boolean isClosed() {
    return branch.map(LayerTree.Branch::isContainer).orElse(false);
  }

  /** The layer that becomes current when it is chosen: a container's is its last. */
  public Optional<LayerFact> layer() {
    return branch.map(LayerTree.Branch::output);
  }
}
