/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;

/** Which parameters learn. */
final class Freezing {

  static final String BACKBONE = "backbone";
  static final String NONE = "none";

  private Freezing() {}

  /**
   * Names of the parameters that learn, in the network's order.
   *
   * @param head layers that are new
   * @param words finds the layer that was probably meant
   * @param freeze {@link #BACKBONE}, {@link #NONE} or a layer's name
   * @throws LucernaException (job invalid) if there is no such layer or nothing is left to learn
   */
  static Set<String> trained(Network network, Set<LayerId> head, String freeze, ParamBinder words) {
    Set<LayerId> frozen = frozen(network, head, freeze, words);
    Set<String> trained = new LinkedHashSet<>();
    for (ParameterSpec spec : Parameters.of(network)) {
      if (spec.role().isTrained() && !frozen.contains(spec.layer())) {
        trained.add(spec.name());
      }
    }
    if (trained.isEmpty()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "with freeze: %s nothing of %s is left to learn: give the network a new head, or freeze less"
              .formatted(freeze, network.id()));
    }
    return trained;
  }

  private static Set<LayerId> frozen(
      Network network, Set<LayerId> head, String freeze, ParamBinder words) {
    Set<LayerId> frozen = new HashSet<>();
    if (freeze.equals(BACKBONE)) {
      network.nodes().forEach(n -> frozen.add(n.id()));
      frozen.removeAll(head);
    } else if (!freeze.equals(NONE)) {
      LayerId layer = network.resolve(freeze).orElseThrow(() -> unknown(network, freeze, words));
      network.trunk(layer).forEach(n -> frozen.add(n.id()));
    }
    return frozen;
  }

  private static LucernaException unknown(Network network, String freeze, ParamBinder words) {
    Set<String> known = new LinkedHashSet<>(List.of(BACKBONE, NONE));
    known.addAll(new LayerRates(network, words).names());
    String hint = words.didYouMean(freeze, known);
    return new LucernaException(
        ExitStatus.JOB_INVALID,
        "freeze: %s is neither backbone, none nor a layer of %s%s"
            .formatted(freeze, network.id(), hint.isEmpty() ? range(network) : hint));
  }

  private static String range(Network network) {
    return "; its layers go from %s to %s"
        .formatted(
            network.nodes().get(0).id(), network.nodes().get(network.nodes().size() - 1).id());
  }
}
