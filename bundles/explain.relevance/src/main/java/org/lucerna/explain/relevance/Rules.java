/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.RelevanceRule;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;

/** Gives each layer of a network its rule. */
final class Rules {

  private static final RelevanceRule PLUS = new RelevanceRule.AlphaBeta(1, 0);
  private static final RelevanceRule ALPHA2_BETA1 = new RelevanceRule.AlphaBeta(2, 1);
  private static final RelevanceRule FLAT = new RelevanceRule.Flat();

  private final Network network;
  private final LrpParams params;

  Rules(Network network, LrpParams params) {
    this.network = network;
    this.params = params;
  }

  BackwardRule.Relevance choose() {
    RelevanceRule epsilon = new RelevanceRule.Epsilon(params.epsilon());
    return switch (params.composite()) {
      case EPSILON_PLUS_FLAT -> layered(epsilon, PLUS, Optional.of(FLAT));
      case EPSILON_GAMMA_BOX ->
          layered(epsilon, new RelevanceRule.Gamma(params.gamma()), Optional.of(box()));
      case EPSILON_ALPHA2_BETA1_FLAT -> layered(epsilon, ALPHA2_BETA1, Optional.of(FLAT));
      case EPSILON_PLUS -> layered(epsilon, PLUS, Optional.empty());
      case ALPHA2_BETA1 -> everywhere(ALPHA2_BETA1);
      case EPSILON -> everywhere(epsilon);
      case ZERO -> everywhere(new RelevanceRule.Epsilon(0));
    };
  }

  private static BackwardRule.Relevance everywhere(RelevanceRule rule) {
    return new BackwardRule.Relevance(rule, Map.of());
  }

  private BackwardRule.Relevance layered(
      RelevanceRule dense, RelevanceRule convolution, Optional<RelevanceRule> pixels) {
    Map<LayerId, RelevanceRule> exceptions = new HashMap<>();
    Optional<LayerId> classes = Heads.classifier(network).map(Node::id);
    for (Node node : network.nodes()) {
      if (node.op() instanceof Op.Linear || classes.equals(Optional.of(node.id()))) {
        exceptions.put(node.id(), dense);
      }
    }
    // A layer of the classes may be the first one; the rules of pixels know no classes.
    pixels.ifPresent(
        rule ->
            first().stream()
                .filter(node -> !classes.equals(Optional.of(node.id())))
                .forEach(node -> exceptions.put(node.id(), rule)));
    return new BackwardRule.Relevance(convolution, exceptions);
  }

  /** The linear layers that no other one comes before. */
  private List<Node> first() {
    Set<LayerId> behind = new HashSet<>();
    List<Node> first = new ArrayList<>();
    for (Node node : network.nodes()) {
      boolean linear = node.op() instanceof Op.Conv || node.op() instanceof Op.Linear;
      boolean late = node.inputs().stream().anyMatch(behind::contains);
      if (linear && !late) {
        first.add(node);
      }
      if (linear || late) {
        behind.add(node.id());
      }
    }
    return first;
  }

  /** Where black and white lie in the network's normalised values. */
  private RelevanceRule box() {
    for (Node node : first()) {
      if (!node.inputs().equals(List.of(Network.INPUT))) {
        throw Planes.refusal(
            "composite epsilon-gamma-box needs a first layer that reads the picture, and %s of %s reads %s: use composite epsilon-plus-flat"
                .formatted(node.id(), network.id(), node.inputs().get(0)));
      }
    }
    Preprocessing pixels = network.input().preprocessing();
    List<Float> low = new ArrayList<>();
    List<Float> high = new ArrayList<>();
    for (int c = 0; c < pixels.mean().size(); c++) {
      low.add((0 - pixels.mean().get(c)) / pixels.std().get(c));
      high.add((1 - pixels.mean().get(c)) / pixels.std().get(c));
    }
    return new RelevanceRule.Box(low, high);
  }
}
