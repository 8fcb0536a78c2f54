/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/**
 * Which layers are looked at: {@code all} stands for every convolution, behind the normalisation
 * and the activation that directly follow it, {@code raw} for the convolutions' own outputs, other
 * words are what they are everywhere.
 */
final class Layers {

  private static final String KEY = "layers";

  private final Network network;
  private final Map<LayerId, Shape> shapes;
  private final Map<LayerId, List<Node>> consumers;
  private final Map<LayerId, List<Integer>> axes;

  Layers(Network network) {
    this.network = network;
    this.shapes = Shapes.of(network);
    this.consumers = network.consumers();
    this.axes = axes(network);
  }

  Shape shape(LayerId layer) {
    return shapes.get(layer);
  }

  /**
   * Layers with feature maps, {@code [C, h, w]}.
   *
   * @throws ParamException for layers without
   */
  List<LayerId> maps(Inspection inspection, List<String> words) {
    List<LayerId> layers = choose(inspection, words, false);
    layers.forEach(this::requireMaps);
    return layers;
  }

  /**
   * Layers with channels, {@code [C, h, w]} or {@code [C]}; {@code all} includes the linear ones.
   *
   * @throws ParamException for layers whose channels come last
   */
  List<LayerId> channels(Inspection inspection, List<String> words) {
    List<LayerId> layers = choose(inspection, words, true);
    layers.forEach(this::requireChannelsFirst);
    return layers;
  }

  private List<LayerId> choose(Inspection inspection, List<String> words, boolean linear) {
    if (words.isEmpty()) {
      throw new ParamException(KEY, "'layers' names no layer: say last, all or a layer's name");
    }
    Set<LayerId> chosen = new LinkedHashSet<>();
    for (String word : words) {
      if (word.equals("all") || word.equals("raw")) {
        chosen.addAll(learnt(linear, word.equals("all")));
      } else {
        chosen.addAll(inspection.layers(List.of(word)));
      }
    }
    return List.copyOf(chosen);
  }

  private List<LayerId> learnt(boolean linear, boolean behind) {
    Set<LayerId> found = new LinkedHashSet<>();
    for (Node node : network.nodes()) {
      boolean wanted = node.op() instanceof Op.Conv || linear && node.op() instanceof Op.Linear;
      LayerId layer = behind ? behind(node.id()) : node.id();
      if (wanted && channelsFirst(layer) && (linear || hasPlane(layer))) {
        found.add(layer);
      }
    }
    return List.copyOf(found);
  }

  private boolean hasPlane(LayerId layer) {
    Shape shape = shapes.get(layer);
    return shape.isSpatial() && shape.height() * shape.width() > 1;
  }

  /** The last of the normalisations and activations that alone read what is before them. */
  private LayerId behind(LayerId layer) {
    LayerId end = layer;
    List<Node> next = consumers.getOrDefault(end, List.of());
    while (next.size() == 1 && refines(next.get(0).op()) && next.get(0).inputs().size() == 1) {
      end = next.get(0).id();
      next = consumers.getOrDefault(end, List.of());
    }
    return end;
  }

  private static boolean refines(Op op) {
    return op instanceof Op.BatchNorm
        || op instanceof Op.Affine
        || op instanceof Op.Relu
        || op instanceof Op.Clamp
        || op instanceof Op.LeakyRelu
        || op instanceof Op.Silu
        || op instanceof Op.HardSwish
        || op instanceof Op.Gelu
        || op instanceof Op.Sigmoid
        || op instanceof Op.HardSigmoid
        || op instanceof Op.Tanh;
  }

  private void requireMaps(LayerId layer) {
    requireChannelsFirst(layer);
    if (!shapes.get(layer).isSpatial()) {
      throw new ParamException(
          KEY,
          "layer %s has %s values and no feature maps; 'activations' tells about it"
              .formatted(layer, shapes.get(layer)));
    }
  }

  private void requireChannelsFirst(LayerId layer) {
    if (!channelsFirst(layer)) {
      throw new ParamException(
          KEY,
          "layer %s holds its channels behind height and width; take the layer after the next permutation"
              .formatted(layer));
    }
  }

  private boolean channelsFirst(LayerId layer) {
    return axes.get(layer).equals(List.of(0, 1, 2));
  }

  /** Of every layer's values, which axis of {@code [C, h, w]} each of its axes is. */
  private static Map<LayerId, List<Integer>> axes(Network network) {
    Map<LayerId, List<Integer>> axes = new HashMap<>();
    axes.put(Network.INPUT, List.of(0, 1, 2));
    for (Node node : network.nodes()) {
      List<Integer> in = axes.get(node.inputs().get(0));
      if (node.op() instanceof Op.Permute p) {
        in = p.order().stream().map(in::get).toList();
      } else if (node.op() instanceof Op.Flatten) {
        in = List.of(0, 1, 2);
      }
      axes.put(node.id(), in);
    }
    return axes;
  }
}
