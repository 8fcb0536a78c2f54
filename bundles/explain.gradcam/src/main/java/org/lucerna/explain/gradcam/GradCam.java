/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Grad-CAM (Selvaraju et al. 2017, eq. 1 and 2): {@code M(x, y) = sum_k mean(g_k) A_k(x, y)}, the
 * feature maps {@code A [C, h, w]} of any spatial layer, each weighted by the mean over the plane
 * of {@code g_k}, the derivative of the target's logit (not of its softmax) by that map.
 *
 * <p>The raw map {@code [h, w]} is what stands inside the paper's ReLU: signed; its negative part
 * is cut off when it is drawn.
 */
@Component
@ExplainerType(
    id = "grad-cam",
    label = "Grad-CAM",
    cite =
        "R. R. Selvaraju et al., Grad-CAM: visual explanations from deep networks via"
            + " gradient-based localization, ICCV 2017",
    about = "Where the layer shows features that speak, on the whole, for the target.",
    formula = "relu(sum_k mean(g_k) A_k)",
    cost = "F + Bt",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS})
public final class GradCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "grad-cam");
    float[] means =
        request.probe().channelGradient(request.picture(), request.layer(), request.target());
    return maps.positive(maps.weighted(means));
  }
}
