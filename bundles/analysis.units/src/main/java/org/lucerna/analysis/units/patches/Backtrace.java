/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.InputRegions;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;

/**
 * The way from one unit of the output back to the picture that takes the strongest link at each
 * layer: what {@link LayerLinks} says. It is one way of very many; the product of the shares says
 * how much of the unit's value came along it.
 *
 * <p>The switches are those of Zeiler and Fergus (2014); taking the largest contribution alone is
 * the limit of the excitation backprop of Zhang et al. (2016, eq. 8) in which all winning
 * probability goes to the most probable child.
 */
final class Backtrace {

  /**
   * @param steps from the output on
   * @param complete whether it led to the picture or to the layer asked for; else the last unit
   *     fires by its bias alone
   */
  record Way(List<TraceStep> steps, boolean complete) {
    Way {
      steps = List.copyOf(steps);
    }

    /** The last unit that is not a pixel: what it sees is the patch. */
    TraceStep end() {
      TraceStep last = steps.get(steps.size() - 1);
      return last.layer().equals(Network.INPUT) && steps.size() > 1
          ? steps.get(steps.size() - 2)
          : last;
    }
  }

  private final Map<LayerId, Node> nodes = new HashMap<>();
  private final LayerId output;
  private final LayerId to;
  private final InputRegions regions;
  private final Network network;

  /**
   * @param to where the way ends; {@link Network#INPUT} for the picture
   */
  Backtrace(Network network, LayerId to) {
    this.network = network;
    this.output = network.output();
    this.to = to;
    this.regions = new InputRegions(network);
    network.nodes().forEach(node -> nodes.put(node.id(), node));
  }

  /**
   * @param unit of the output
   * @param values one picture's values of any layer and of the input
   */
  Way of(int unit, WeightRows weights, Function<LayerId, Tensor> values) {
    LayerLinks links = new LayerLinks(network, weights, values);
    List<TraceStep> steps = new ArrayList<>();
    LayerId layer = output;
    int index = unit;
    float value = values.apply(layer).at(index);
    TraceStep step = step(links, layer, index, new Worth(value, 1, value, 1, 1));
    steps.add(step);
    while (!layer.equals(to) && !layer.equals(Network.INPUT)) {
      Node node = nodes.get(layer);
      Optional<Link> found = links.back(node, index, step.direction());
      if (found.isEmpty()) {
        return new Way(steps, false);
      }
      Link link = found.get();
      layer = node.inputs().get(link.input());
      index = link.index();
      Worth worth =
          new Worth(
              values.apply(layer).at(index),
              link.factor() < 0 ? -step.direction() : step.direction(),
              link.contribution(),
              link.share(),
              step.pathShare() * link.share());
      step = step(links, layer, index, worth);
      steps.add(step);
    }
    return new Way(steps, true);
  }

  private record Worth(
      float value, int direction, double contribution, double share, double pathShare) {}

  private TraceStep step(LayerLinks links, LayerId layer, int index, Worth worth) {
    int[] p = links.place(layer, index);
    Node node = nodes.get(layer);
    return new TraceStep(
        layer,
        node == null ? "Picture" : node.op().name(),
        new TraceStep.Place(p[0], p[1], p[2]),
        worth.value(),
        worth.direction(),
        worth.contribution(),
        worth.share(),
        worth.pathShare(),
        regions.of(layer, p[0], p[1], p[2]));
  }
}
