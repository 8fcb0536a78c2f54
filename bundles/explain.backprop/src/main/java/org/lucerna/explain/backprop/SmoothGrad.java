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
 * SmoothGrad (Smilkov et al. 2017, section 2): saliency of the gradient averaged over n noisy
 * copies of the picture, {@code [H, W]}. The mean is taken of signed gradients, as in the paper;
 * magnitudes are taken of it at the end. Without noise it is saliency.
 */
@Component
@ExplainerType(
    id = "smooth-grad",
    label = "SmoothGrad",
    cite =
        "D. Smilkov, N. Thorat, B. Kim, F. Viégas, M. Wattenberg, SmoothGrad: removing noise by"
            + " adding noise, 2017, arXiv 1706.03825",
    about = "Saliency whose gradient is averaged over noisy copies: what stays is no flicker.",
    formula = "max_c |mean_i dy / dx_c at x + N(0, sigma²)|",
    cost = "F + n (F + B)",
    traits = ExplainerType.Trait.RANDOM,
    requires = {Capability.LAYER_GRADIENTS, Capability.FORKS},
    layers = ExplainerType.Layers.INPUT,
    params = NoiseParams.class)
public final class SmoothGrad implements Explainer<NoiseParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoiseParams> request, Progress progress) {
    return Heatmap.positive(Colors.largestMagnitude(NoisyGradients.of(request, progress).mean()));
  }
}
