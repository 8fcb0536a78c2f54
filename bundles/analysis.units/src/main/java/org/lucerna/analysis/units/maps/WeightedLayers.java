/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** Which layers' weights are drawn. */
final class WeightedLayers {

  private static final String KEY = "layers";

  /** A matrix with more rows or columns than a figure has pixels cannot be looked at. */
  private static final int LARGEST_SIDE = 4096;

  private final Network network;
  private final Map<LayerId, Shape> shapes;

  WeightedLayers(Network network) {
    this.network = network;
    this.shapes = Shapes.of(network);
  }

  /**
   * @throws ParamException for layers without weights to draw, naming the convolution before them
   */
  List<Node> choose(Inspection inspection, FiltersParams params) {
    if (params.layers().isEmpty()) {
      throw new ParamException(KEY, "'layers' names no layer: say first, all or a layer's name");
    }
    Set<Node> chosen = new LinkedHashSet<>();
    for (String word : params.layers()) {
      switch (word) {
        case "first" -> chosen.add(convolutions().get(0));
        case "all" -> chosen.addAll(convolutions());
        default -> chosen.add(named(inspection, word));
      }
    }
    return List.copyOf(chosen);
  }

  private List<Node> convolutions() {
    List<Node> all = network.nodes().stream().filter(n -> n.op() instanceof Op.Conv).toList();
    if (all.isEmpty()) {
      throw new ParamException(KEY, "network " + network.id() + " has no convolution");
    }
    return all;
  }

  private Node named(Inspection inspection, String word) {
    List<LayerId> found = inspection.layers(List.of(word));
    Node node = network.node(found.get(0));
    if (node.op() instanceof Op.Conv) {
      return node;
    } else if (node.op() instanceof Op.Linear l) {
      List<Integer> read = shapes.get(node.inputs().get(0)).sizes();
      if (Math.max(l.features(), read.get(read.size() - 1)) > LARGEST_SIDE) {
        throw new ParamException(
            KEY,
            "the weights of layer %s, %d by %d, are too many for a figure; up to %d a side can be drawn"
                .formatted(word, l.features(), read.get(read.size() - 1), LARGEST_SIDE));
      }
      return node;
    }
    throw new ParamException(
        KEY,
        "layer %s is a %s and has no filters%s"
            .formatted(
                word,
                node.op().name(),
                before(node).map("; did you mean '%s'?"::formatted).orElse("")));
  }

  /** The convolution nearest before a layer. */
  private Optional<LayerId> before(Node node) {
    List<Node> trunk = network.trunk(node.id());
    return trunk.stream()
        .filter(n -> n.op() instanceof Op.Conv)
        .reduce((first, last) -> last)
        .map(Node::id);
  }
}
