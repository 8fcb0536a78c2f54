/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.lucerna.core.api.plugin.Plugin;
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
