/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.sample.explainer;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/** HiResCAM: gradient times activation, summed over channels. */
@Component
@ExplainerType(
    id = "sample-hires-cam",
    label = "HiResCAM (sample plugin)",
    cite = "R. L. Draelos and L. Carin, Use HiResCAM instead of Grad-CAM, 2020",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS})
public final class HiResCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Tensor a = request.activation();
    if (a.rank() != 3) {
      String sentence = request.layer() + " has no height and width: use layer last";
      throw new LucernaException(ExitStatus.JOB_INVALID, sentence);
    }
    Tensor g = request.gradient();
    float[] map = new float[a.size(1) * a.size(2)];
    for (int i = 0; i < a.length(); i++) {
      map[i % map.length] += g.at(i) * a.at(i);
    }
    return Heatmap.positive(Tensor.wrap(map, a.size(1), a.size(2)));
  }
}
