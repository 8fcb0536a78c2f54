/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** The stages of a network, found in its graph: runs of layers of one height and width. */
final class Stages {

  private Stages() {}

  /**
   * From the picture to a layer, the last layer of each height and width that all later layers
   * depend on alone: {@code relu, layer1, layer2, layer3, layer4} for a ResNet.
   *
   * @param deepest the last one; it stands for its own stage
   */
  static List<LayerId> upTo(Network network, LayerId deepest) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<List<Integer>, LayerId> last = new LinkedHashMap<>();
    for (Node node : network.trunk(deepest)) {
      Shape shape = shapes.get(node.id());
      if (shape.isSpatial() && shape.height() * shape.width() > 1 && network.isCut(node.id())) {
        last.put(List.of(shape.height(), shape.width()), node.id());
      }
    }
    Shape own = shapes.get(deepest);
    if (own.isSpatial()) {
      last.put(List.of(own.height(), own.width()), deepest);
    }
    return new ArrayList<>(last.values());
  }
}
