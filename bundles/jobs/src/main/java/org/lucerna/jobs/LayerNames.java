/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** What {@code --layer} may say: {@code last}, {@code cam}, {@code all}, or names. */
final class LayerNames {

  /** Not names, but whatever layer they mean in a network. */
  static final List<String> WORDS = List.of("last", "cam", "all");

  private LayerNames() {}

  /**
   * The layers meant, each once.
   *
   * @throws ParamException for a name that the network does not have
   */
  static List<LayerId> resolve(Workplace work, Network network, List<String> names) {
    Set<LayerId> layers = new LinkedHashSet<>();
    for (String name : names) {
      if (name.equals("all")) {
        layers.addAll(all(network));
      } else {
        layers.add(resolve(work, network, name));
      }
    }
    return List.copyOf(layers);
  }

  static LayerId resolve(Workplace work, Network network, String name) {
    try {
      return network.resolve(name).orElseThrow();
    } catch (NoSuchElementException e) {
      if (name.equals("cam")) {
        throw new ParamException(
            "layer",
            "network "
                + network.id()
                + " has no layer 'cam': it does not end in pooling and a linear layer");
      }
      List<String> names = new ArrayList<>(WORDS);
      network.nodes().forEach(n -> names.add(n.id().path()));
      throw new ParamException(
          "layer",
          "network %s has no layer '%s'%s (see 'lucerna networks %s')"
              .formatted(network.id(), name, work.binder().didYouMean(name, names), network.id()));
    }
  }

  /**
   * Every layer with feature maps down to the last one that is worth looking at: of a convolution,
   * its normalisation and its activation only the last, since they show the same.
   */
  static List<LayerId> all(Network network) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Map<LayerId, List<Node>> consumers = network.consumers();
    Set<LayerId> trunk = new HashSet<>();
    network.trunk(network.features()).forEach(n -> trunk.add(n.id()));
    List<LayerId> layers = new ArrayList<>();
    for (Node node : network.nodes()) {
      Shape shape = shapes.get(node.id());
      boolean maps = shape.isSpatial() && shape.height() * shape.width() > 1;
      List<Node> next = consumers.getOrDefault(node.id(), List.of());
      boolean refined =
          next.size() == 1 && refines(next.get(0).op()) && trunk.contains(next.get(0).id());
      if (maps && trunk.contains(node.id()) && !refined) {
        layers.add(node.id());
      }
    }
    return layers;
  }

  /** One value in, one value out. */
  private static boolean refines(Op op) {
    return !(op instanceof Op.Conv
        || op instanceof Op.Linear
        || op instanceof Op.MaxPool
        || op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool
        || op instanceof Op.GlobalMaxPool
        || op instanceof Op.Add
        || op instanceof Op.Concat
        || op instanceof Op.Multiply
        || op instanceof Op.Flatten
        || op instanceof Op.Permute
        || op instanceof Op.PadChannels);
  }
}
