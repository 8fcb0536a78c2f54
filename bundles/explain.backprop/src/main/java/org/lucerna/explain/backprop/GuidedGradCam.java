/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.MapScaler;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Guided Grad-CAM (Selvaraju et al. 2017, section 3.2): guided backpropagation's {@code [3, H, W]},
 * each colour multiplied with Grad-CAM of the layer asked for, its negative part cut off, stretched
 * to the picture (bilinear, half-pixel centres).
 */
@Component
@ExplainerType(
    id = "guided-grad-cam",
    label = "Guided Grad-CAM",
    cite =
        "R. R. Selvaraju et al., Grad-CAM: visual explanations from deep networks via"
            + " gradient-based localization, ICCV 2017, arXiv 1610.02391",
    about = "Guided backpropagation's fine pattern, where Grad-CAM sees the class.",
    formula = "up(relu(sum_k mean(g_k) A_k)) * guided backpropagation",
    cost = "F + Bt + B",
    traits = ExplainerType.Trait.TO_PICTURE,
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS, Capability.BACKWARD_RULES})
public final class GuidedGradCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Tensor maps = FeatureMaps.of(request, "guided-grad-cam");
    Tensor cam = maps.weightedChannelSum(request.gradient().channelMeans()).relu();
    Tensor guided = RectifierRules.carried(request, new BackwardRule.Guided());
    Tensor mask = MapScaler.bilinear(cam, guided.size(1), guided.size(2));
    Heatmap map = RectifierRules.checked(Heatmap.signed(product(guided, mask)), request);
    return cam.max() > 0
        ? map
        : map.with("evidence", "no positive evidence: Grad-CAM is nowhere above 0");
  }

  private static Tensor product(Tensor colors, Tensor mask) {
    float[] out = colors.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] *= mask.at(i % mask.length());
    }
    return Tensor.wrap(out, colors.shape());
  }
}
