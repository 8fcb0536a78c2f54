/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Input times gradient (Shrikumar et al. 2016, section 3): {@code sum_c x_c dy / dx_c} at each
 * pixel, x in the network's normalised values, {@code [H, W]}, signed. The score it would be
 * complete for is that of a network linear around 0 without biases: its sum is no promise.
 */
@Component
@ExplainerType(
    id = "input-x-gradient",
    label = "Input × gradient",
    cite =
        "A. Shrikumar, P. Greenside, A. Shcherbina, A. Kundaje, Not just a black box: learning"
            + " important features through propagating activation differences, 2016,"
            + " arXiv 1605.01713",
    about = "What each pixel adds to the score, were the network linear between 0 and the picture.",
    formula = "sum_c x_c dy / dx_c",
    cost = "F + B",
    requires = Capability.LAYER_GRADIENTS,
    layers = ExplainerType.Layers.INPUT)
public final class InputXGradient implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    int picture = request.picture();
    Tensor gradient = request.probe().gradient(picture, Network.INPUT, request.target());
    return Heatmap.signed(Colors.sum(Colors.product(request.probe().input(picture), gradient)));
  }
}
