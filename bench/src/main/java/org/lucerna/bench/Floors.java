/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;

/**
 * What methods cannot do without, each piece timed on its own, in forward passes of one picture: F
 * the forward pass, B the way back to the picture, Ft and Bt those of the tail behind the layer.
 */
final class Floors {

  private final Map<String, Double> pieces;

  private Floors(Map<String, Double> pieces) {
    this.pieces = pieces;
  }

  static Floors measure(Model model, Tensor picture, int turns) throws Exception {
    Network network = model.network();
    LayerId last = network.features();
    Ratio.Work forward = () -> model.logits(picture);
    // Two ways to the picture exist, recorded by torch and walked by Lucerna: the faster one
    // counts.
    Ratio recorded = gradient(model, picture, Set.of(Network.INPUT, last), turns);
    Ratio walked = gradient(model, picture, Set.of(Network.INPUT), turns);
    double whole = Math.min(recorded.ratio(), walked.ratio());
    Ratio tail = Ratio.part(turns, forward, () -> back(model, picture, Set.of(last), last));
    Ratio again = Ratio.part(turns, forward, () -> tail(model, picture, last));
    return new Floors(Map.of("F", 1.0, "B", whole, "Bt", tail.ratio(), "Ft", again.ratio()));
  }

  private static Ratio gradient(Model model, Tensor picture, Set<LayerId> plan, int turns)
      throws Exception {
    return Ratio.part(
        turns, () -> model.logits(picture), () -> back(model, picture, plan, Network.INPUT));
  }

  private static double back(Model model, Tensor picture, Set<LayerId> plan, LayerId layer)
      throws Exception {
    Target target = Target.predicted();
    try (Probe probe = model.probe(new ProbePlan(picture, plan, List.of(List.of(target))))) {
      return Ratio.time(() -> probe.gradient(0, layer, target));
    }
  }

  private static double tail(Model model, Tensor picture, LayerId layer) throws Exception {
    try (Probe probe = model.probe(new ProbePlan(picture, Set.of(layer), List.of(List.of())))) {
      Tensor values = Tensor.stack(List.of(probe.activation(0, layer)));
      return Ratio.time(() -> probe.scores(layer, values));
    }
  }

  /** The sum a method's cost names; empty where it names more than these pieces. */
  OptionalDouble of(String cost) {
    double sum = 0;
    for (String term : cost.replaceFirst("[;:].*", "").split("\\+")) {
      Double piece = pieces.get(term.trim());
      if (piece == null) {
        return OptionalDouble.empty();
      }
      sum += piece;
    }
    return OptionalDouble.of(sum);
  }

  void print(Network network, Consumer<String> line) {
    long all = Macs.total(network);
    Map<LayerId, Long> each = Macs.of(network);
    long tail =
        network.tail(network.features()).stream().mapToLong(node -> each.get(node.id())).sum();
    line.accept(
        String.format(
            java.util.Locale.ROOT,
            "F = 1 (%.3f G multiply-accumulates), B = %.3f, Ft = %.3f, Bt = %.3f; the tail behind %s has %.2f %% of the arithmetic.",
            all / 1e9,
            pieces.get("B"),
            pieces.get("Ft"),
            pieces.get("Bt"),
            network.features(),
            100.0 * tail / all));
  }
}
