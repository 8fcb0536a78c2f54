/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.util.Locale;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Layer-wise relevance propagation (Bach et al. 2015, eq. 58 and 60; the rules of Montavon et al.
 * 2019, table 1): the score is handed back from layer to layer, {@code R_j = sum_k z_jk / sum_j
 * z_jk R_k}, until it lies on pixels. BatchNorm is folded into the convolution before it, sums and
 * averages share in proportion to their summands, maxima give all to the winner.
 *
 * <p>The raw map {@code [h, w]} is the sum over channels, signed. What biases contributed is not
 * handed on: how much of the score the map holds is among its facts.
 */
@Component
@ExplainerType(
    id = "lrp",
    label = "LRP",
    cite =
        "S. Bach et al., On pixel-wise explanations for non-linear classifier decisions by"
            + " layer-wise relevance propagation, PLOS ONE 2015; G. Montavon et al., Layer-wise"
            + " relevance propagation: an overview, 2019",
    about = "The score itself, handed back layer by layer and shared out among the pixels.",
    formula = "sum over channels of R_j = sum_k z_jk / sum_j z_jk R_k, z_jk by each layer's rule",
    cost = "F + F + B; F + B where no rule parts weights by sign",
    requires = {Capability.ACTIVATIONS, Capability.BACKWARD_RULES},
    layers = ExplainerType.Layers.INPUT,
    params = LrpParams.class)
public final class Lrp implements Explainer<LrpParams> {

  @Override
  public Heatmap explain(ExplainRequest<LrpParams> request, Progress progress) {
    Network network = request.probe().network();
    LayerId layer = request.params().at().map(name -> resolve(network, name)).orElse(Network.INPUT);
    Planes.values(request, layer, "lrp");
    Tensor score = Planes.score(request);
    Planes.Way way = new Planes.Way(layer, new Rules(network, request.params()).choose());
    Tensor relevance = Planes.walk(request, request.readLayer(), score, way);
    Heatmap map =
        Heatmap.signed(Planes.channelSum(relevance))
            .with("relevance", conserved(relevance.sum(), score.sum()));
    return Passing.relevance(map, network, request.readLayer());
  }

  private static LayerId resolve(Network network, String name) {
    if (name.equals(Network.INPUT.path())) {
      return Network.INPUT;
    }
    return network
        .resolve(name)
        .orElseThrow(
            () ->
                Planes.refusal(
                    "method lrp cannot show relevance at %s: %s has no such layer; leave 'at' out for the picture"
                        .formatted(name, network.id())));
  }

  private static String conserved(double sum, double score) {
    String share = score == 0 ? "" : String.format(Locale.ROOT, " (%.1f %%)", 100 * sum / score);
    return String.format(
        Locale.ROOT, "the map holds %.4g of the score's %.4g%s", sum, score, share);
  }
}
