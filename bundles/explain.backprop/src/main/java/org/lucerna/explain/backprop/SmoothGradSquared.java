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
 * SmoothGrad-Squared (Hooker et al. 2019, section 4.2): the squares of the gradients at n noisy
 * copies of the picture, averaged; the largest of the colours, {@code [H, W]}. Without noise it is
 * the square of saliency; it is SmoothGrad's square plus {@link VarGrad}, colour by colour.
 */
@Component
@ExplainerType(
    id = "smooth-grad-squared",
    label = "SmoothGrad²",
    cite =
        "S. Hooker, D. Erhan, P.-J. Kindermans, B. Kim, A benchmark for interpretability methods in"
            + " deep neural networks, NeurIPS 2019, arXiv 1806.10758",
    about = "Where the gradient is large in noisy copies, whatever its sign.",
    formula = "max_c mean_i (dy / dx_c)² at x + N(0, sigma²)",
    cost = "F + n (F + B)",
    traits = ExplainerType.Trait.RANDOM,
    requires = {Capability.LAYER_GRADIENTS, Capability.FORKS},
    layers = ExplainerType.Layers.INPUT,
    params = NoiseParams.class)
public final class SmoothGradSquared implements Explainer<NoiseParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoiseParams> request, Progress progress) {
    return Heatmap.positive(
        Colors.largestMagnitude(NoisyGradients.of(request, progress).meanSquare()));
  }
}
