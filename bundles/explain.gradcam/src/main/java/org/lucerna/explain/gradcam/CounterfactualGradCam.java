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
 * Counterfactual Grad-CAM (Selvaraju et al. 2017, section 3.3 "counterfactual explanations"): the
 * weights are those of the negative score, {@code M = sum_k mean(-g_k) A_k}. What is drawn are the
 * regions without which the score would rise. Raw, {@code [h, w]}, it is the negative of Grad-CAM;
 * drawn it is not its complement, because each shows its own positive part.
 */
@Component
@ExplainerType(
    id = "counterfactual",
    label = "Counterfactual Grad-CAM",
    cite =
        "R. R. Selvaraju et al., Grad-CAM: visual explanations from deep networks via"
            + " gradient-based localization, ICCV 2017",
    about = "What speaks against the target: without it the score would rise.",
    formula = "relu(sum_k mean(-g_k) A_k)",
    cost = "F + Bt",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS})
public final class CounterfactualGradCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "counterfactual");
    float[] weights =
        request.probe().channelGradient(request.picture(), request.layer(), request.target());
    for (int k = 0; k < weights.length; k++) {
      weights[k] = -weights[k];
    }
    return maps.positive(maps.weighted(weights));
  }
}
