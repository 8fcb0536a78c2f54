/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * Layers that all of another layer's influence on what is read must pass. The gradient there is
 * wanted anyway, so that earlier layers need not go back from the very end: several layers'
 * gradients together cost one way back. A max-pool that alone reads a planned layer is one, too: it
 * is gone back through by {@link Unpooling}.
 */
final class Gates {

  /**
   * One stage of the way back.
   *
   * @param from whose gradient is wanted
   * @param to a gate, or where the target is read
   */
  record Hop(LayerId from, LayerId to) {}

  private final PytorchModel model;
  private final Set<LayerId> begins;
  private final List<LayerId> gates;
  private final Map<Hop, Hop> hops = new ConcurrentHashMap<>();

  /**
   * @param planned layers whose gradients are wanted; the classifier's input is a gate, too
   */
  Gates(PytorchModel model, Set<LayerId> planned) {
    this.model = model;
    this.begins = new HashSet<>(planned);
    planned.forEach(layer -> pool(layer).ifPresent(begins::add));
    Set<LayerId> all = new HashSet<>(begins);
    model.classifier().map(this::input).ifPresent(all::add);
    this.gates = model.network().nodes().stream().map(Node::id).filter(all::contains).toList();
  }

  /** The only reader of a layer, if it is a max-pool. */
  private Optional<LayerId> pool(LayerId layer) {
    List<Node> readers =
        model.network().nodes().stream().filter(node -> node.inputs().contains(layer)).toList();
    return readers.size() == 1 && readers.get(0).op() instanceof Op.MaxPool
        ? Optional.of(readers.get(0).id())
        : Optional.empty();
  }

  /** What the classifier reads, before layers that only pass it on. */
  private LayerId input(LayerId classifier) {
    Network network = model.network();
    LayerId in = network.node(classifier).inputs().get(0);
    Optional<Node> node = network.find(in);
    while (node.isPresent() && passesOn(node.get().op())) {
      in = node.get().inputs().get(0);
      node = network.find(in);
    }
    return in;
  }

  private static boolean passesOn(Op op) {
    return op instanceof Op.Dropout || op instanceof Op.StochasticDepth || op instanceof Op.Flatten;
  }

  /** To the first gate behind a layer, else to where the target is read, which depends on it. */
  Hop from(LayerId layer, LayerId read) {
    return hops.computeIfAbsent(new Hop(layer, read), way -> first(layer, read));
  }

  private Hop first(LayerId layer, LayerId read) {
    Segment tail = model.tail(layer, read).orElseThrow();
    Set<LayerId> behind = tail.nodes().stream().map(Node::id).collect(Collectors.toSet());
    for (LayerId gate : gates) {
      if (behind.contains(gate) && !gate.equals(read) && isGate(gate, tail, layer, read)) {
        return new Hop(layer, gate);
      }
    }
    return new Hop(layer, read);
  }

  private boolean isGate(LayerId gate, Segment tail, LayerId layer, LayerId read) {
    Set<LayerId> given = new HashSet<>(tail.given());
    given.add(gate);
    return !Segment.between(model.network(), given, Set.of(read)).readers().containsKey(layer);
  }

  /**
   * The stages that planned layers begin, in the order they run, as long as no layer runs in two;
   * without the one that ends at the classes and waits until they are known, and without pools.
   */
  List<Hop> chain() {
    List<Hop> chain = new ArrayList<>();
    Set<LayerId> covered = new HashSet<>();
    LayerId output = model.network().output();
    for (int i = gates.size() - 1; i >= -1; i--) {
      LayerId layer = i < 0 ? Network.INPUT : gates.get(i);
      boolean wanted = begins.contains(layer) && !layer.equals(output);
      if (wanted && model.tail(layer, output).isPresent()) {
        Hop hop = from(layer, output);
        Set<LayerId> nodes =
            segment(hop).nodes().stream().map(Node::id).collect(Collectors.toSet());
        boolean narrowed = model.classifier().filter(nodes::contains).isPresent();
        boolean pools = Unpooling.pool(segment(hop)).isPresent();
        if (!narrowed && !pools && nodes.stream().noneMatch(covered::contains)) {
          covered.addAll(nodes);
          chain.add(0, hop);
        }
      }
    }
    return chain;
  }

  Segment segment(Hop hop) {
    return model.tail(hop.from(), hop.to()).orElseThrow();
  }
}
