/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * One way through a network, layer by layer, for the trained weights and for every stage at once:
 * each new layer is fitted to what reaches it. A convolution's outputs grow with its weights, so
 * that they are computed once and scaled; no layer is computed twice.
 */
final class Walk {

  private final Model trained;
  private final Model drawn;
  private final Network network;
  private final Map<LayerId, Integer> lastUse = new HashMap<>();

  /** A stage and the values that differ from the trained network's. */
  private record Way(Stage stage, NewWeights weights, Map<LayerId, Tensor> values) {
    boolean isNew(Node node) {
      return stage.layers().contains(node.id());
    }
  }

  /**
   * @param drawn every parameter drawn, biases 0 and norms' factors 1
   */
  Walk(Model trained, Model drawn) {
    this.trained = trained;
    this.drawn = drawn;
    this.network = trained.network();
    for (int i = 0; i < network.nodes().size(); i++) {
      for (LayerId in : network.nodes().get(i).inputs()) {
        lastUse.put(in, i);
      }
    }
  }

  /**
   * Fills in what each stage's layers are multiplied with and replaced by.
   *
   * @param inputs {@code [N, 3, H, W]} of pictures to estimate statistics on
   * @param weights by stage
   */
  void fit(Tensor inputs, Map<Stage, NewWeights> weights, Progress progress) {
    Map<LayerId, Tensor> values = new HashMap<>(Map.of(Network.INPUT, inputs));
    List<Way> ways = new ArrayList<>();
    weights.forEach((stage, w) -> ways.add(new Way(stage, w, new HashMap<>())));
    List<Node> nodes = network.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      progress.step(i, nodes.size());
      Node node = nodes.get(i);
      values.put(node.id(), run(trained, node, inputs(node, values, Map.of())));
      Optional<Moments> target =
          ways.stream().anyMatch(way -> way.isNew(node))
              ? Optional.of(Moments.ofAll(values.get(node.id())))
              : Optional.empty();
      for (Way way : ways) {
        step(way, node, values, target);
      }
      for (LayerId in : node.inputs()) {
        if (lastUse.get(in) == i) {
          values.remove(in);
          ways.forEach(way -> way.values().remove(in));
        }
      }
    }
    progress.step(nodes.size(), nodes.size());
  }

  private void step(Way way, Node node, Map<LayerId, Tensor> values, Optional<Moments> target) {
    boolean changed = node.inputs().stream().anyMatch(way.values()::containsKey);
    List<Tensor> in = inputs(node, values, way.values());
    if (way.isNew(node)) {
      Tensor raw = node.op() instanceof Op.BatchNorm ? in.get(0) : run(drawn, node, in);
      Fit fit = Fit.of(node, raw, target.orElseThrow());
      way.weights().put(node.id(), fit);
      way.values().put(node.id(), fit.output());
    } else if (changed && node.op() instanceof Op.BatchNorm norm) {
      way.values().put(node.id(), renormalised(way, node, norm, in.get(0)));
    } else if (changed) {
      way.values().put(node.id(), run(trained, node, in));
    }
  }

  /** BatchNorm whose inputs are new: its statistics are estimated anew, what it learnt stays. */
  private Tensor renormalised(Way way, Node node, Op.BatchNorm norm, Tensor in) {
    Moments was = way.weights().statistics(node.id().path());
    Moments now = Moments.estimated(in);
    String name = node.id().path();
    way.weights()
        .put(Map.of(name + ".running_mean", now.mean(), name + ".running_var", now.variance()));
    // To the inputs that the trained layer makes the same of: it runs with its own statistics.
    double[] gain = new double[now.mean().length];
    double[] shift = new double[gain.length];
    for (int c = 0; c < gain.length; c++) {
      gain[c] =
          Math.sqrt((was.variance()[c] + norm.epsilon()) / (now.variance()[c] + norm.epsilon()));
      shift[c] = was.mean()[c] - gain[c] * now.mean()[c];
    }
    return run(trained, node, List.of(Fit.affine(in, gain, shift)));
  }

  private static List<Tensor> inputs(
      Node node, Map<LayerId, Tensor> values, Map<LayerId, Tensor> changed) {
    return node.inputs().stream()
        .map(id -> changed.containsKey(id) ? changed.get(id) : values.get(id))
        .toList();
  }

  private static Tensor run(Model model, Node node, List<Tensor> inputs) {
    return inputs.size() > 1
        ? Joins.of(node.op(), inputs)
        : model.run(node.inputs().get(0), inputs.get(0), node.id());
  }
}
