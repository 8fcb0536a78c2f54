/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Excitation backpropagation (Zhang et al. 2016, eq. 4 and 5): the marginal winning probability
 * {@code P(a_j) = sum_i a_j w_ij+ / sum_j a_j w_ij+ P(a_i)}, from 1 at the class down to the layer,
 * where it is summed over channels: {@code [h, w]}, nowhere negative, in all at most 1.
 */
@Component
@ExplainerType(
    id = "excitation-backprop",
    label = "Excitation backpropagation",
    cite =
        "J. Zhang, Z. Lin, J. Brandt, X. Shen, S. Sclaroff, Top-down neural attention by excitation"
            + " backprop, ECCV 2016 / IJCV 2018",
    about = "How likely a random walk from the class along exciting connections ends at each cell.",
    formula = "sum_k P_k, P_j = a_j sum_i w_ij+ P_i / sum_j a_j w_ij+",
    cost = "F + Ft + Bt: the layers behind run again with positive weights",
    traits = ExplainerType.Trait.NON_NEGATIVE_LAYERS,
    requires = {Capability.ACTIVATIONS, Capability.BACKWARD_RULES})
public final class ExcitationBackprop implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Tensor values = Planes.values(request, request.layer(), "excitation-backprop");
    Tensor prior = Winners.prior(request, "excitation-backprop");
    Planes.Way way = new Planes.Way(request.layer(), new BackwardRule.Excitation(false));
    Tensor probability = Planes.walk(request, request.readLayer(), prior, way);
    Heatmap map = Heatmap.positive(Planes.channelSum(probability));
    map = Winners.described(map, values, probability.sum());
    return Passing.excitation(map, request.probe().network(), request.readLayer());
  }
}
