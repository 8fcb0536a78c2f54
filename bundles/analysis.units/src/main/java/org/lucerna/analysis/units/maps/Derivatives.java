/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * A score's derivatives by several layers, the cheapest way: of layers on one line all lie on the
 * way of what the first pass recorded; layers on branches beside each other are met in one walk
 * back, for which the pass is run once more.
 */
record Derivatives(Network network, List<LayerId> layers) {

  /** Whether they come from the probe's plan. */
  boolean planned() {
    return layers.size() == 1 || layers.stream().allMatch(network::isCut);
  }

  /** By layer, each shaped like its values. */
  Map<LayerId, Tensor> of(Probe probe, int picture, Target target) {
    if (!planned()) {
      Tensor scores = probe.activation(picture, network.output());
      Tensor start = Tensor.wrap(target.cotangent(scores.toArray()), scores.shape());
      return probe.propagate(
          picture,
          new BackwardPass(
              network.output(), start, Set.copyOf(layers), new BackwardRule.Gradient()));
    }
    Map<LayerId, Tensor> found = new HashMap<>();
    layers.forEach(layer -> found.put(layer, probe.gradient(picture, layer, target)));
    return found;
  }
}
