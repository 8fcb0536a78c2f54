/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts a network together, one layer after the other. Not thread-safe. */
public final class NetworkBuilder {

  private final List<Node> nodes = new ArrayList<>();
  private InputSpec input = new InputSpec(Preprocessing.IMAGENET);
  private LayerId last = Network.INPUT;
  private LayerId features;
  private LayerId extractor;

  /** Starts with {@link Preprocessing#IMAGENET} and no layers. */
  public NetworkBuilder() {}

  /**
   * Starts with all that {@code layer} of {@code network} depends on; that layer is the last one.
   */
  public static NetworkBuilder upTo(Network network, LayerId layer) {
    NetworkBuilder builder = new NetworkBuilder().input(network.input().preprocessing());
    builder.nodes.addAll(network.trunk(layer));
    builder.last = layer;
    Set<LayerId> kept = new HashSet<>();
    builder.nodes.forEach(n -> kept.add(n.id()));
    builder.features = kept.contains(network.features()) ? network.features() : layer;
    builder.extractor = kept.contains(network.extractor()) ? network.extractor() : layer;
    return builder;
  }

  public NetworkBuilder input(Preprocessing preprocessing) {
    this.input = new InputSpec(preprocessing);
    return this;
  }

  /** Adds a layer that reads the last one. */
  public NetworkBuilder add(String id, Op op) {
    return add(id, op, last.path());
  }

  /** Adds a layer that reads the named ones. */
  public NetworkBuilder add(String id, Op op, String... inputs) {
    LayerId layer = new LayerId(id);
    nodes.add(new Node(layer, op, Arrays.stream(inputs).map(LayerId::new).toList()));
    last = layer;
    return this;
  }

  /** The layer added last, or {@link Network#INPUT}. */
  public LayerId last() {
    return last;
  }

  /** Marks the last layer as the features to explain. */
  public NetworkBuilder features() {
    features = last;
    return this;
  }

  /** Marks the last layer as the feature extractor's output. */
  public NetworkBuilder extractor() {
    extractor = last;
    return this;
  }

  /** The network; its output is the last layer. Features and extractor must have been marked. */
  public Network build(String id) {
    return new Network(id, List.of(input), nodes, features, extractor, List.of(last));
  }
}
