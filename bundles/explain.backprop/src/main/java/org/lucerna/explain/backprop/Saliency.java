/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Saliency (Simonyan et al. 2014, section 3.1): {@code max_c |dy / dx_c|} at each pixel of the
 * normalised picture, {@code [H, W]}, never negative. The target is a logit, not its softmax.
 */
@Component
@ExplainerType(
    id = "saliency",
    label = "Saliency",
    cite =
        "K. Simonyan, A. Vedaldi, A. Zisserman, Deep inside convolutional networks: visualising"
            + " image classification models and saliency maps, ICLR workshop 2014, arXiv 1312.6034",
    about = "Where the score would change fastest if a pixel changed, for or against.",
    formula = "max_c |dy / dx_c|",
    cost = "F + B",
    requires = Capability.LAYER_GRADIENTS,
    layers = ExplainerType.Layers.INPUT)
public final class Saliency implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    return Heatmap.positive(
        Colors.largestMagnitude(
            request.probe().gradient(request.picture(), Network.INPUT, request.target())));
  }
}
