/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * HiResCAM (Draelos and Carin 2020, eq. 3): {@code M = sum_k g_k A_k}, cell by cell, without the
 * averaging of Grad-CAM. Where all that follows the layer is linear, its sum is the score without
 * the biases.
 *
 * <p>Where a normalisation over the channels is all that reads the layer (ConvNeXt's stages), the
 * score does not change with the scale of a cell's values, and the sum is 0 in every cell (Euler's
 * theorem): what is left is rounding, of which the facts warn.
 */
@Component
@ExplainerType(
    id = "hires-cam",
    label = "HiResCAM",
    cite =
        "R. L. Draelos and L. Carin, Use HiResCAM instead of Grad-CAM for faithful explanations of"
            + " convolutional neural networks, arXiv 2011.08891, 2020",
    about = "What each cell adds to the score, to first order.",
    formula = "relu(sum_k g_k * A_k), cell by cell",
    cost = "F + Bt",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS})
public final class HiResCam implements Explainer<NoParams> {

  /** Of the terms of a sum in single precision. */
  private static final float ROUNDING = 1e-5f;

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "hires-cam");
    Tensor gradient = request.gradient();
    List<double[]> sums = maps.shared(gradient, List.of(Share.PRODUCT, Share.SIZE));
    Heatmap map = maps.positive(sums.get(0));
    float extreme = Math.max(map.values().max(), -map.values().min());
    float terms = maps.plane(sums.get(1)).max();
    return extreme < ROUNDING * terms
        ? map.with("warning", "what the channels add cancels in every cell: the map is rounding")
        : map;
  }
}
