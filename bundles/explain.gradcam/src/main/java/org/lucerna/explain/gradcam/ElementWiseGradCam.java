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
 * Grad-CAM element-wise (pytorch-grad-cam, Gildenblat 2021; no paper): {@code M = sum_k relu(g_k
 * A_k)}, cell by cell. Equals LayerCAM where the layer has no negative values.
 */
@Component
@ExplainerType(
    id = "element-wise",
    label = "Grad-CAM element-wise",
    cite = "J. Gildenblat and contributors, pytorch-grad-cam, 2021 (GradCAMElementWise; no paper)",
    about = "What each cell adds to the score, channels that take from it left out.",
    formula = "sum_k relu(g_k * A_k), cell by cell",
    cost = "F + Bt",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS})
public final class ElementWiseGradCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "element-wise");
    return maps.positive(maps.shared(request.gradient(), Share.POSITIVE));
  }
}
