/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * VarGrad (Adebayo et al. 2018; Hooker et al. 2019, section 4.2): the variance of the gradient over
 * n noisy copies of the picture, divided by n; the largest of the colours, {@code [H, W]}. Zero
 * without noise.
 */
@Component
@ExplainerType(
    id = "var-grad",
    label = "VarGrad",
    cite =
        "J. Adebayo, J. Gilmer, I. Goodfellow, B. Kim, Local explanation methods for deep neural"
            + " networks lack sensitivity to parameter values, ICLR workshop 2018, arXiv 1810.03307",
    about = "Where the gradient changes most among noisy copies.",
    formula = "max_c var_i dy / dx_c at x + N(0, sigma²)",
    cost = "F + n (F + B)",
    traits = ExplainerType.Trait.RANDOM,
    requires = {Capability.LAYER_GRADIENTS, Capability.FORKS},
    layers = ExplainerType.Layers.INPUT,
    params = NoiseParams.class)
public final class VarGrad implements Explainer<NoiseParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoiseParams> request, Progress progress) {
    return Heatmap.positive(
        Colors.largestMagnitude(NoisyGradients.of(request, progress).variance()));
  }
}
