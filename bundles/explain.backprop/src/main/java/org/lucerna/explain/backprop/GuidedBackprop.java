/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Guided backpropagation (Springenberg et al. 2015, section 3.4 and figure 1): the derivative of
 * the score by each colour of each pixel, but at each ReLU {@code R_in = 1[in > 0] max(0, R_out)}.
 * {@code [3, H, W]}, signed: the first convolution has no ReLU before it.
 */
@Component
@ExplainerType(
    id = "guided-backprop",
    label = "Guided backpropagation",
    cite =
        "J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for simplicity: the"
            + " all convolutional net, ICLR workshop 2015, arXiv 1412.6806",
    about = "What in the picture excites units on the way to the score: sharp, hardly a class's.",
    formula = "dy / dx with R_in = 1[in > 0] max(0, R_out) at each ReLU",
    cost = "F + B",
    traits = ExplainerType.Trait.WEIGHT_INSENSITIVE,
    requires = Capability.BACKWARD_RULES,
    layers = ExplainerType.Layers.INPUT)
public final class GuidedBackprop implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Heatmap map = Heatmap.signed(RectifierRules.carried(request, new BackwardRule.Guided()));
    return RectifierRules.checked(map, request);
  }
}
