/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;

/**
 * Chooses how layers hand back under a rule.
 *
 * @param trace the path's steps
 * @param path all layers that were recorded for the walk
 * @param scope owns what a rule prepares
 */
record LayerRules(Values values, Trace trace, List<Node> path, PtNDManager scope) {

  LayerRule of(BackwardPass pass) {
    BackwardRule rule = pass.rule();
    PytorchModel model = values.model();
    if (rule instanceof BackwardRule.Guided) {
      return ReluRules::guided;
    } else if (rule instanceof BackwardRule.Deconvnet) {
      return ReluRules::deconvnet;
    } else if (rule instanceof BackwardRule.Rescale rescale) {
      return new RescaleRules(model, reference(rescale, pass.to()));
    } else if (rule instanceof BackwardRule.Excitation excitation) {
      return new ExcitationRules(
          excitation.negated(), path, model, new Folding(model, path), trace);
    } else if (rule instanceof BackwardRule.Relevance relevance) {
      return new RelevanceRules(relevance, model, new Folding(model, path), trace);
    }
    return LayerRule.GRADIENT;
  }

  /** The steps behind the reference's layer, on its values; what skips past it is the picture's. */
  private Trace reference(BackwardRule.Rescale rescale, Set<LayerId> to) {
    Set<LayerId> behind = new HashSet<>(Set.of(rescale.layer()));
    values.model().network().tail(rescale.layer()).forEach(node -> behind.add(node.id()));
    for (LayerId layer : to) {
      if (!behind.contains(layer)) {
        throw new IllegalArgumentException(
            "multipliers at layer %s, which does not depend on layer %s of the reference"
                .formatted(layer, rescale.layer()));
      }
    }
    PytorchModel model = values.model();
    Trace reference = new Trace(model, (PtNDManager) scope.newSubManager(), values.meter());
    Tensor begin = Tensor.stack(List.of(rescale.reference()));
    reference.give(rescale.layer(), Transfer.batch(scope, begin, model.layout()));
    for (Node node : path) {
      for (LayerId in : node.inputs()) {
        if (!behind.contains(in)) {
          reference.give(in, trace.values(in, scope));
        }
      }
    }
    reference.record(path);
    return reference;
  }
}
