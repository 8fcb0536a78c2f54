/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a head changed, and where a network's classifier lies. */
public final class Heads {

  private Heads() {}

  /**
   * The layers whose tensors must be learnt anew after a head was attached: those with a tensor
   * that {@code before} does not have in that shape, and the classifier itself, which is new even
   * where a head left the graph as it was because the numbers of classes agree.
   */
  public static Set<LayerId> freshLayers(Network before, Network after) {
    Map<String, List<Integer>> known =
        Parameters.of(before).stream()
            .collect(Collectors.toMap(ParameterSpec::name, ParameterSpec::shape));
    Set<LayerId> fresh = new LinkedHashSet<>();
    for (ParameterSpec spec : Parameters.of(after)) {
      if (!spec.shape().equals(known.get(spec.name()))) {
        fresh.add(spec.layer());
      }
    }
    classifier(after).ifPresent(node -> fresh.add(node.id()));
    return fresh;
  }

  /**
   * The linear layer or convolution whose outputs are the classes: nothing but activations,
   * pooling, dropout and flattening follows it. Empty where there is no such layer.
   */
  public static Optional<Node> classifier(Network network) {
    Optional<Node> node = network.find(network.output());
    while (node.isPresent() && !hasClasses(node.get().op())) {
      node =
          passesOn(node.get().op()) ? network.find(node.get().inputs().get(0)) : Optional.empty();
    }
    int classes = Shapes.of(network).get(network.output()).elements();
    return node.filter(n -> outputs(n.op()) == classes);
  }

  private static boolean hasClasses(Op op) {
    return op instanceof Op.Linear || op instanceof Op.Conv;
  }

  private static int outputs(Op op) {
    return op instanceof Op.Conv c ? c.channels() : ((Op.Linear) op).features();
  }

  private static boolean passesOn(Op op) {
    return Activations.isActivation(op)
        || op instanceof Op.Dropout
        || op instanceof Op.StochasticDepth
        || op instanceof Op.Flatten
        || op instanceof Op.AvgPool
        || op instanceof Op.MaxPool
        || op instanceof Op.AdaptiveAvgPool
        || op instanceof Op.GlobalMaxPool;
  }
}
