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
 * The deconvnet (Zeiler and Fergus 2014, section 2.1): the score carried back through transposed
 * convolutions and the switches of maximum pooling, with {@code R_in = max(0, R_out)} at each ReLU,
 * wherever its input was. {@code [3, H, W]}, signed.
 */
@Component
@ExplainerType(
    id = "deconvnet",
    label = "Deconvnet",
    cite =
        "M. D. Zeiler, R. Fergus, Visualizing and understanding convolutional networks, ECCV 2014,"
            + " arXiv 1311.2901",
    about = "A pattern that excites the score, put together from the layers' filters.",
    formula = "dy / dx with R_in = max(0, R_out) at each ReLU",
    cost = "F + B",
    requires = Capability.BACKWARD_RULES,
    layers = ExplainerType.Layers.INPUT)
public final class Deconvnet implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Heatmap map = Heatmap.signed(RectifierRules.carried(request, new BackwardRule.Deconvnet()));
    return RectifierRules.checked(map, request);
  }
}
