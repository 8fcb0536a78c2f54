/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/**
 * What a probe will be asked, so that it can share the work. Other layers may still be asked for;
 * they cost another forward pass.
 *
 * @param inputs {@code [N, 3, H, W]}
 * @param layers whose activations and gradients are wanted
 * @param targets for each of the N pictures those whose gradients are wanted
 * @param known values {@code [N, ...]} of layers that the caller has from an earlier pass of the
 *     same pictures through the same weights: a backend may go on from them
 */
public record ProbePlan(
    Tensor inputs, Set<LayerId> layers, List<List<Target>> targets, Map<LayerId, Tensor> known) {

  /** Nothing is known yet. */
  public ProbePlan(Tensor inputs, Set<LayerId> layers, List<List<Target>> targets) {
    this(inputs, layers, targets, Map.of());
  }

  public ProbePlan {
    layers = Set.copyOf(layers);
    known = Map.copyOf(known);
    targets = targets.stream().map(List::copyOf).toList();
    if (targets.size() != inputs.size(0)) {
      throw new IllegalArgumentException(
          targets.size() + " lists of targets for " + inputs.size(0) + " pictures");
    }
  }
}
