/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/**
 * Finds where a network's features end, which no file says: before all cells of the plane are
 * brought together, or before the convolution that gives the classes.
 */
final class Marks {

  private final Network network;
  private final Map<LayerId, Shape> shapes;

  private Marks(Network network) {
    this.network = network;
    this.shapes = Shapes.of(network);
  }

  /** The same network with features and extractor marked. */
  static Network of(Network network) {
    Marks marks = new Marks(network);
    LayerId extractor = marks.extractor();
    return new Network(
        network.id(),
        network.inputs(),
        network.nodes(),
        marks.features(extractor),
        extractor,
        network.outputs());
  }

  private LayerId extractor() {
    Optional<Node> classifier =
        Heads.classifier(network).filter(n -> n.op() instanceof Op.Conv && isPlane(reads(n)));
    LayerId end = classifier.map(Marks::reads).orElseGet(this::lastPlane);
    Optional<Node> node = network.find(end);
    while (node.isPresent() && passesOn(node.get().op())) {
      end = reads(node.get());
      node = network.find(end);
    }
    return end;
  }

  /** The last layer with a plane, of those that everything runs through. */
  private LayerId lastPlane() {
    List<Node> trunk = network.trunk(network.output());
    Map<LayerId, Integer> lastUse = new HashMap<>();
    for (int i = 0; i < trunk.size(); i++) {
      for (LayerId input : trunk.get(i).inputs()) {
        lastUse.put(input, i);
      }
    }
    LayerId last = network.output();
    int needed = lastUse.getOrDefault(Network.INPUT, 0);
    for (int i = 0; i < trunk.size(); i++) {
      LayerId id = trunk.get(i).id();
      // Nothing made before is read behind this layer.
      if (needed <= i && isPlane(id)) {
        last = id;
      }
      needed = Math.max(needed, lastUse.getOrDefault(id, i));
    }
    return last;
  }

  /** What is explained: before the pooling that ends the extractor. */
  private LayerId features(LayerId extractor) {
    LayerId features = extractor;
    Optional<Node> node = network.find(extractor);
    while (node.isPresent() && (isPool(node.get().op()) || passesOn(node.get().op()))) {
      LayerId before = reads(node.get());
      if (before.equals(Network.INPUT)) {
        break;
      }
      features = before;
      node = network.find(before);
    }
    return features;
  }

  private static LayerId reads(Node node) {
    return node.inputs().get(0);
  }

  private boolean isPlane(LayerId layer) {
    Shape shape = shapes.get(layer);
    return shape.isSpatial() && shape.height() * (long) shape.width() > 1;
  }

  private static boolean isPool(Op op) {
    return op instanceof Op.MaxPool || op instanceof Op.AvgPool;
  }

  /** Changes nothing about features when they are used. */
  private static boolean passesOn(Op op) {
    return op instanceof Op.Dropout
        || op instanceof Op.Permute
        || op instanceof Op.AvgPool pool
            && pool.window().y().kernel() == 1
            && pool.window().y().stride() == 1
            && pool.window().x().stride() == 1;
  }
}
