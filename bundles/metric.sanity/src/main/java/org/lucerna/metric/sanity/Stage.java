/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;

/**
 * Which layers' weights are drawn anew at once.
 *
 * @param name for people: the lowest of the layers
 * @param share how much of the network that is: of the convolutions and linear layers, from 0 to 1;
 *     of a layer alone, how far from the top it lies
 * @param layers all with parameters, normalisation included
 */
record Stage(String name, double share, Set<LayerId> layers) {

  Stage {
    layers = Set.copyOf(layers);
  }

  /**
   * From the top down, each with all that lies above it: the classifier alone first, the whole
   * network last.
   *
   * @param count how many, at least 1; fewer where the network has not as many layers
   */
  static List<Stage> cascade(Network network, int count) {
    List<Set<LayerId>> units = units(network);
    List<Stage> stages = new ArrayList<>();
    for (int taken : depths(units.size(), count)) {
      Set<LayerId> layers = new LinkedHashSet<>();
      units.subList(units.size() - taken, units.size()).forEach(layers::addAll);
      stages.add(
          new Stage(
              name(network, units.get(units.size() - taken)),
              taken / (double) units.size(),
              layers));
    }
    return stages;
  }

  /** Single layers at even distances, from the top. */
  static List<Stage> independent(Network network, int count) {
    List<Set<LayerId>> units = units(network);
    List<Stage> stages = new ArrayList<>();
    for (int place : count == 0 ? List.<Integer>of() : depths(units.size(), count)) {
      Set<LayerId> unit = units.get(units.size() - place);
      stages.add(new Stage(name(network, unit), place / (double) units.size(), unit));
    }
    return stages;
  }

  /** From 1 to all, evenly; one is all. */
  private static List<Integer> depths(int units, int count) {
    Set<Integer> depths = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      double way = count == 1 ? 1 : i / (count - 1.0);
      depths.add((int) Math.round(1 + (units - 1) * way));
    }
    return List.copyOf(depths);
  }

  /**
   * A convolution or linear layer and the normalisation after it count as one, as the blocks of the
   * paper do.
   */
  static List<Set<LayerId>> units(Network network) {
    List<Set<LayerId>> units = new ArrayList<>();
    Set<LayerId> withParameters = new LinkedHashSet<>();
    Parameters.of(network).stream().map(ParameterSpec::layer).forEach(withParameters::add);
    for (Node node : network.nodes()) {
      if (withParameters.contains(node.id())) {
        if (units.isEmpty() || node.op() instanceof Op.Conv || node.op() instanceof Op.Linear) {
          units.add(new LinkedHashSet<>());
        }
        units.get(units.size() - 1).add(node.id());
      }
    }
    return units;
  }

  private static String name(Network network, Set<LayerId> unit) {
    return network.displayName(unit.iterator().next());
  }
}
