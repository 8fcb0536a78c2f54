/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An immutable graph of named layers in an order in which they can be executed.
 *
 * @param id such as {@code vgg16} or {@code vgg16+gap}
 * @param inputs one for now
 * @param nodes each after all it reads
 * @param features the layer methods explain by default ({@code last}): the last spatial features
 *     after their activation
 * @param extractor where a new head is attached: the feature extractor's output, its final pooling
 *     included
 * @param outputs one for now: the layer that gives the logits
 */
public record Network(
    String id,
    List<InputSpec> inputs,
    List<Node> nodes,
    LayerId features,
    LayerId extractor,
    List<LayerId> outputs) {

  /** The picture itself. */
  public static final LayerId INPUT = new LayerId("input");

  /** The second and later calls of a module, as torch.fx counts them. */
  private static final Pattern REPEATED = Pattern.compile(".*[a-z]_\\d+");

  /**
   * @throws IllegalArgumentException if a name is used twice, a node reads one not yet defined, or
   *     features, extractor or an output is none of the nodes
   */
  public Network {
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
    Set<LayerId> known = new HashSet<>(Set.of(INPUT));
    for (Node node : nodes) {
      if (!known.containsAll(node.inputs())) {
        throw new IllegalArgumentException(
            node.id() + " reads " + node.inputs() + ", which is not defined before it");
      }
      if (!known.add(node.id())) {
        throw new IllegalArgumentException("two layers are called " + node.id());
      }
    }
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new IllegalArgumentException("network " + id + " has no input or no output");
    }
    if (!known.contains(features) || !known.contains(extractor) || !known.containsAll(outputs)) {
      throw new IllegalArgumentException("network " + id + " names a layer it does not have");
    }
  }

  public InputSpec input() {
    return inputs.get(0);
  }

  /** The layer that gives the logits. */
  public LayerId output() {
    return outputs.get(0);
  }

  /** The same graph for pictures of another size or normalisation. */
  public Network withInput(InputSpec spec) {
    return new Network(id, List.of(spec), nodes, features, extractor, outputs);
  }

  public Optional<Node> find(LayerId layer) {
    return nodes.stream().filter(n -> n.id().equals(layer)).findFirst();
  }

  /**
   * @throws NoSuchElementException if there is no such layer
   */
  public Node node(LayerId layer) {
    return find(layer)
        .orElseThrow(() -> new NoSuchElementException("network " + id + " has no layer " + layer));
  }

  /**
   * A layer by name. A container's name ({@code layer4}, {@code features.12} of SqueezeNet) means
   * its last node; {@code last} means {@link #features}, {@code cam} the CAM head's layer.
   */
  public Optional<LayerId> resolve(String name) {
    if (name.equals("last")) {
      return Optional.of(features);
    }
    if (name.equals("cam")) {
      return camHead().map(CamHead::layer);
    }
    Optional<LayerId> found = Optional.empty();
    for (Node node : nodes) {
      if (node.id().path().equals(name)) {
        return Optional.of(node.id());
      }
      if (node.id().path().startsWith(name + ".")) {
        found = Optional.of(node.id());
      }
    }
    return found;
  }

  /**
   * The name people use for a layer. A join or the repeated use of a module ({@code relu_1}) is no
   * module of torchvision's; it is called by the outermost one that it ends and that is not the
   * whole network from its first layer on: {@code features.12} for SqueezeNet's {@code
   * features.12.cat}, {@code layer4} for ResNet's {@code layer4.1.relu_1}.
   */
  public String displayName(LayerId layer) {
    String name = layer.path();
    boolean joins = find(layer).map(n -> n.inputs().size() > 1).orElse(false);
    if (!joins && !REPEATED.matcher(name).matches()) {
      return name;
    }
    String first = nodes.get(0).id().path();
    for (int dot = name.lastIndexOf('.'); dot >= 0; dot = name.lastIndexOf('.', dot - 1)) {
      String container = layer.path().substring(0, dot);
      boolean whole = first.startsWith(container + ".") && !name.equals(layer.path());
      if (whole || !resolve(container).equals(Optional.of(layer))) {
        return name;
      }
      name = container;
    }
    return name;
  }

  /** Which layers read each layer. */
  public Map<LayerId, List<Node>> consumers() {
    Map<LayerId, List<Node>> map = new HashMap<>();
    for (Node node : nodes) {
      for (LayerId in : new HashSet<>(node.inputs())) {
        map.computeIfAbsent(in, k -> new ArrayList<>()).add(node);
      }
    }
    return map;
  }

  /** The layers that must run again when {@code layer}'s output changes, in order. */
  public List<Node> tail(LayerId layer) {
    Set<LayerId> changed = new HashSet<>(Set.of(layer));
    List<Node> tail = new ArrayList<>();
    for (Node node : nodes) {
      if (!node.id().equals(layer) && node.inputs().stream().anyMatch(changed::contains)) {
        changed.add(node.id());
        tail.add(node);
      }
    }
    return tail;
  }

  /** The layers that {@code layer}'s output depends on, itself included, in order. */
  public List<Node> trunk(LayerId layer) {
    Map<LayerId, Node> byId = new LinkedHashMap<>();
    nodes.forEach(n -> byId.put(n.id(), n));
    Set<LayerId> needed = new HashSet<>(Set.of(layer));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (needed.contains(nodes.get(i).id())) {
        needed.addAll(nodes.get(i).inputs());
      }
    }
    return nodes.stream().filter(n -> needed.contains(n.id())).toList();
  }

  /** Layers outside the tail of {@code layer} that its tail reads beside it: what skips past it. */
  public Set<LayerId> bypass(LayerId layer) {
    List<Node> tail = tail(layer);
    Set<LayerId> inside = new HashSet<>();
    tail.forEach(n -> inside.add(n.id()));
    Set<LayerId> bypass = new HashSet<>();
    for (Node node : tail) {
      for (LayerId in : node.inputs()) {
        if (!inside.contains(in) && !in.equals(layer)) {
          bypass.add(in);
        }
      }
    }
    return bypass;
  }

  /** Whether all that follows depends on {@code layer} alone, so that its output can be stored. */
  public boolean isCut(LayerId layer) {
    return bypass(layer).isEmpty() && (layer.equals(INPUT) || leadsTo(layer, output()));
  }

  private boolean leadsTo(LayerId from, LayerId to) {
    return from.equals(to) || tail(from).stream().anyMatch(n -> n.id().equals(to));
  }

  /** Where CAM is defined, if the network ends in pooling and a linear layer or the reverse. */
  public Optional<CamHead> camHead() {
    return CamHeads.find(this);
  }
}
