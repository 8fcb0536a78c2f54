/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Ablation-CAM (Desai and Ramaswamy 2020, eq. 3 and 4): {@code M = sum_k w_k A_k}, the weight of a
 * feature map being the drop of the target's score when the map is set to 0, {@code y - y_k}. The
 * paper divides by y, which only scales the map where y is above 0 and turns it over where y is
 * below; here it is left out.
 *
 * <p>The raw map {@code [h, w]} is what stands inside the paper's ReLU.
 */
@Component
@ExplainerType(
    id = "ablation-cam",
    label = "Ablation-CAM",
    cite =
        "S. Desai and H. G. Ramaswamy, Ablation-CAM: visual explanations for deep convolutional"
            + " network via gradient-free localization, WACV 2020",
    about = "Feature maps weighed by what the target loses without each",
    formula = "relu(sum_k (y - y(A_k = 0)) A_k)",
    cost = "C Ft",
    requires = {Capability.ACTIVATIONS, Capability.SCORES})
public final class AblationCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    Tensor maps = Planes.of(request, "ablation-cam");
    Planes.requireBefore(request, "ablation-cam");
    Target target = request.fixedTarget();
    Responses answer = request.perturbed(new Perturbation.ChannelAblation());
    double[] scores = MaskedScores.scores(answer.values(), target);
    progress.step(scores.length, scores.length);
    float[] weights = new float[scores.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) (request.score() - scores[k]);
    }
    Heatmap map = Heatmap.positive(maps.weightedChannelSum(weights));
    return Facts.shortcut(Facts.add(map, target, scores), answer.shortcut());
  }
}
