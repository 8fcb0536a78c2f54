/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * LIFT-CAM (Jung and Oh 2021): {@code sum_k w_k A_k} over the feature maps {@code A [C, h, w]} of a
 * layer, {@code w_k} what DeepLIFT's rescale rule finds the k-th map to contribute to the score,
 * seen from maps that are 0 everywhere: {@code sum_ij m_kij A_kij}. One walk back in place of the
 * exponentially many orders of Shapley's value, which it approximates.
 */
@Component
@ExplainerType(
    id = "lift-cam",
    label = "LIFT-CAM",
    cite =
        "H. Jung, Y. Oh, Towards better explanations of class activation mapping, ICCV 2021,"
            + " arXiv 2102.05228",
    about = "Feature maps, each weighted by what the score would lose without it (DeepLIFT).",
    formula = "relu(sum_k w_k A_k), w_k = sum_ij m_kij A_kij",
    cost = "F + Ft + Bt",
    requires = {Capability.ACTIVATIONS, Capability.BACKWARD_RULES})
public final class LiftCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Tensor maps = FeatureMaps.of(request, "lift-cam");
    Tensor nothing = Tensor.wrap(new float[maps.length()], maps.shape());
    BackwardRule rule = new BackwardRule.Rescale(request.layer(), nothing);
    Tensor multipliers =
        request.probe().propagate(request.picture(), request.layer(), request.target(), rule);
    return Heatmap.positive(maps.weightedChannelSum(contributions(multipliers, maps)));
  }

  private static float[] contributions(Tensor multipliers, Tensor maps) {
    double[] sums = new double[maps.size(0)];
    int plane = maps.size(1) * maps.size(2);
    for (int i = 0; i < maps.length(); i++) {
      sums[i / plane] += (double) multipliers.at(i) * maps.at(i);
    }
    float[] weights = new float[sums.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) sums[k];
    }
    return weights;
  }
}
