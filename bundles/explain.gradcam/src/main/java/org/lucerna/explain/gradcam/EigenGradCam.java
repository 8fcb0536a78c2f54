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
 * EigenGradCAM (pytorch-grad-cam, Gildenblat 2021; no paper): EigenCAM of gradient times
 * activation, so that the class has a say. Not centred; the sign is the one that makes the extreme
 * value positive, which may be evidence against the class.
 */
@Component
@ExplainerType(
    id = "eigen-grad-cam",
    label = "EigenGradCAM",
    cite = "J. Gildenblat and contributors, pytorch-grad-cam, 2021 (EigenGradCAM; no paper)",
    about = "The pattern that gradient times activation shows most of.",
    formula = "O v1, O = g * A as [cells, C], v1 its first right singular vector",
    cost = "F + Bt",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS})
public final class EigenGradCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "eigen-grad-cam");
    return maps.positive(SingularVectors.projection(maps.products(request.gradient())));
  }
}
