/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.osgi.service.component.annotations.Component;

/**
 * XGrad-CAM (Fu et al. 2020, eq. 8): {@code M = sum_k w_k A_k} with {@code w_k = sum_ij g_ij A_ij /
 * sum_ij A_ij}, the gradient averaged with the activation as weight. The map's sum is then that of
 * gradient times activation. A channel that is 0 throughout counts nothing.
 */
@Component
@ExplainerType(
    id = "xgrad-cam",
    label = "XGrad-CAM",
    cite =
        "R. Fu et al., Axiom-based Grad-CAM: towards accurate visualization and explanation of"
            + " CNNs, BMVC 2020",
    about = "Grad-CAM whose weights average the gradient where the feature is, not everywhere.",
    formula = "relu(sum_k (sum_ij g_k A_k / sum_ij A_k) A_k)",
    cost = "F + Bt",
    traits = Trait.NON_NEGATIVE_LAYERS,
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS})
public final class XGradCam implements Explainer<NoParams> {

  /** Of a channel's sum of values. */
  private static final double LEAST = 1e-12;

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "xgrad-cam");
    double[] weights = weights(maps, request.gradient());
    return maps.positiveWhereDefined(
        maps.weighted(weights), "the sums that XGrad-CAM divides by may vanish");
  }

  private static double[] weights(FeatureMaps maps, Tensor gradient) {
    double[] sums = maps.sums();
    double[] weights = maps.dotted(gradient);
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.abs(sums[k]) > LEAST ? weights[k] / sums[k] : 0;
    }
    return weights;
  }
}
