/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;

/**
 * The layers that compute some layers' values from others', and nothing more.
 *
 * @param nodes in the order they run
 * @param given layers whose values are there already
 * @param wanted layers whose values are kept
 */
record Segment(List<Node> nodes, Set<LayerId> given, Set<LayerId> wanted) {

  Segment {
    nodes = List.copyOf(nodes);
    given = Set.copyOf(given);
    wanted = Set.copyOf(wanted);
  }

  /**
   * What lies between.
   *
   * @throws IllegalArgumentException if {@code wanted} also depends on the picture itself, past
   *     what is given, or names a layer the network does not have
   */
  static Segment between(Network network, Set<LayerId> given, Collection<LayerId> wanted) {
    wanted.forEach(layer -> requireLayer(network, layer));
    Set<LayerId> needed = new HashSet<>(wanted);
    needed.removeAll(given);
    Deque<Node> nodes = new ArrayDeque<>();
    for (int i = network.nodes().size() - 1; i >= 0; i--) {
      Node node = network.nodes().get(i);
      if (needed.remove(node.id())) {
        nodes.addFirst(node);
        node.inputs().stream().filter(in -> !given.contains(in)).forEach(needed::add);
      }
    }
    if (!needed.isEmpty()) {
      throw new IllegalArgumentException(
          "%s of %s cannot be computed from %s alone: %s is needed, too"
              .formatted(wanted, network.id(), given, needed));
    }
    return new Segment(List.copyOf(nodes), given, Set.copyOf(wanted));
  }

  /**
   * What runs again to find the values of {@code read} when {@code layer} has others, all that
   * skips past it given; empty where {@code read} does not depend on {@code layer}. A layer read at
   * itself takes no nodes.
   *
   * @throws IllegalArgumentException if the network has no such layers
   */
  static Optional<Segment> tail(Network network, LayerId layer, LayerId read) {
    requireLayer(network, layer);
    requireLayer(network, read);
    boolean reaches =
        layer.equals(read) || network.tail(layer).stream().anyMatch(n -> n.id().equals(read));
    if (!reaches) {
      return Optional.empty();
    }
    Set<LayerId> given = new HashSet<>(network.bypass(layer));
    given.add(layer);
    Segment whole = between(network, given, Set.of(read));
    given.retainAll(whole.readers().keySet());
    given.add(layer);
    return Optional.of(new Segment(whole.nodes(), given, whole.wanted()));
  }

  /** The same, values of other layers on the way kept, too. */
  Segment keeping(Set<LayerId> others) {
    Set<LayerId> kept = new HashSet<>(wanted);
    nodes.stream().map(Node::id).filter(others::contains).forEach(kept::add);
    return new Segment(nodes, given, kept);
  }

  private static void requireLayer(Network network, LayerId layer) {
    if (!layer.equals(Network.INPUT) && network.find(layer).isEmpty()) {
      throw new IllegalArgumentException("network " + network.id() + " has no layer " + layer);
    }
  }

  /** How often each layer's values are read before they can be freed. */
  Map<LayerId, Integer> readers() {
    Map<LayerId, Integer> readers = new HashMap<>();
    for (Node node : nodes) {
      for (LayerId in : node.inputs()) {
        readers.merge(in, 1, Integer::sum);
      }
    }
    return readers;
  }
}
