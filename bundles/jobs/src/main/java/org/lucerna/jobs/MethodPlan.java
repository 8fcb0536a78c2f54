/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * One method, with what is wrapped around it, at one layer.
 *
 * @param params bound
 * @param decorations from the inside out
 * @param layers the layer; several where a decorator joins them
 * @param chosen false where it came with {@code all}: then it is left out where it does not apply
 */
record MethodPlan(
    Plugin<?> plugin,
    Record params,
    List<Decoration> decorations,
    List<LayerId> layers,
    boolean chosen) {

  LayerId layer() {
    return layers.get(0);
  }

  /** As it was asked for, such as {@code grad-cam:tta}. */
  String id() {
    return plugin.id()
        + decorations.stream().map(d -> ":" + d.plugin().id()).collect(Collectors.joining());
  }

  /** For people, such as {@code Grad-CAM, flipped and scaled}. */
  String label() {
    return plugin.label()
        + decorations.stream().map(d -> ", " + d.plugin().label()).collect(Collectors.joining());
  }

  /** Whether its map does not depend on what is asked, so that it is made once for all targets. */
  boolean isClassAgnostic() {
    return decorations.isEmpty() && plugin.properties("traits").contains("CLASS_AGNOSTIC");
  }

  boolean isSlow() {
    return !decorations.isEmpty() || plugin.properties("traits").contains("SLOW");
  }

  /** The layers at which a probe should be ready for it. */
  private Set<LayerId> planned() {
    Set<LayerId> planned = new HashSet<>(layers);
    planned.remove(Network.INPUT);
    if (walks()) {
      planned.add(Network.INPUT);
    }
    return planned;
  }

  /** Whether it goes back to the picture; changing the picture takes no preparation. */
  private boolean walks() {
    boolean back =
        requires().contains(Capability.BACKWARD_RULES.name())
            || requires().contains(Capability.LAYER_GRADIENTS.name());
    return back
        && (layers.contains(Network.INPUT) || plugin.properties("traits").contains("TO_PICTURE"));
  }

  /** What is planned for a pass that serves these. */
  static Set<LayerId> planned(Collection<MethodPlan> plans) {
    return plans.stream().flatMap(plan -> plan.planned().stream()).collect(Collectors.toSet());
  }

  /**
   * How many pictures such a pass takes, with so many at most: the way back to a picture begins
   * with what its forward pass left behind, which is kept of one picture alone.
   */
  static int batch(Collection<MethodPlan> plans, int most) {
    return plans.stream().anyMatch(MethodPlan::walks) ? 1 : most;
  }

  /** Whether its maps are better made beside others' than alone. */
  boolean suitsLanes() {
    return !isSlow() && !layer().equals(Network.INPUT) && Lanes.suit(requires());
  }

  boolean needsGradients() {
    return Lanes.needsGradients(requires());
  }

  /** Names of the capabilities that its method needs. */
  Collection<String> requires() {
    return plugin.properties("requires");
  }
}
