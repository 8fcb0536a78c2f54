/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.List;
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
 */
public record ProbePlan(Tensor inputs, Set<LayerId> layers, List<List<Target>> targets) {

  public ProbePlan {
    layers = Set.copyOf(layers);
    targets = targets.stream().map(List::copyOf).toList();
    if (targets.size() != inputs.size(0)) {
      throw new IllegalArgumentException(
          targets.size() + " lists of targets for " + inputs.size(0) + " pictures");
    }
  }
}
