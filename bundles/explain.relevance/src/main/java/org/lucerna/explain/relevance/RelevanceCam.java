/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.util.Map;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.relevance.RelevanceCamParams.WeightRule;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.RelevanceRule;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Relevance-CAM (Lee et al. 2021): {@code M = sum_k w_k A_k}, each feature map weighted by the
 * relevance it has in all, {@code w_k = sum_ij R_k(i, j)}. Relevance starts contrastively (Gu et
 * al. 2018), the class's logit z at the class and {@code -z / (N - 1)} at the N - 1 others, and is
 * handed back by alpha 1 beta 0.
 *
 * <p>A logit below 0 starts with its size, not its sign, which would turn the map around; only
 * LRP-0, where relevance is divided by the logit, needs the sign.
 */
@Component
@ExplainerType(
    id = "relevance-cam",
    label = "Relevance-CAM",
    cite = "J. R. Lee et al., Relevance-CAM: your model already knows where to look, CVPR 2021",
    about = "Feature maps weighted by the relevance they hand to the class; for early layers too.",
    formula =
        "relu(sum_k (sum_ij R_k) A_k), R by LRP alpha 1 beta 0 from z at the class, -z/(N-1)"
            + " at others",
    cost = "F + one LRP walk over the tail",
    requires = {Capability.ACTIVATIONS, Capability.BACKWARD_RULES},
    params = RelevanceCamParams.class)
public final class RelevanceCam implements Explainer<RelevanceCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<RelevanceCamParams> request, Progress progress) {
    Tensor maps = Planes.values(request, request.layer(), "relevance-cam");
    Tensor start = start(request);
    BackwardRule rule = new BackwardRule.Relevance(rule(request.params().rule()), Map.of());
    Planes.Way way = new Planes.Way(request.layer(), rule);
    float[] weights = Planes.walk(request, request.readLayer(), start, way).channelMeans();
    int plane = maps.size(1) * maps.size(2);
    for (int k = 0; k < weights.length; k++) {
      weights[k] *= plane;
    }
    Heatmap map = Heatmap.positive(maps.weightedChannelSum(weights));
    if (request.params().contrastive() && !isClass(request)) {
      map = map.with("contrast", "none: the target is not a single class");
    }
    return Passing.relevance(map, request.probe().network(), request.readLayer());
  }

  private static RelevanceRule rule(WeightRule rule) {
    return rule == WeightRule.ZERO
        ? new RelevanceRule.Epsilon(0)
        : new RelevanceRule.AlphaBeta(1, 0);
  }

  private static boolean isClass(ExplainRequest<?> request) {
    return request.fixedTarget() instanceof Target.ClassLogit;
  }

  private static Tensor start(ExplainRequest<RelevanceCamParams> request) {
    if (!isClass(request)) {
      return Planes.score(request);
    }
    float[] start = request.probe().logits(request.picture());
    int index = request.classIndex();
    boolean sized = request.params().rule() == WeightRule.ALPHA1_BETA0;
    float amount = sized ? Math.abs(start[index]) : start[index];
    boolean contrastive = request.params().contrastive() && start.length > 1;
    for (int i = 0; i < start.length; i++) {
      start[i] = contrastive ? -amount / (start.length - 1) : 0;
    }
    start[index] = amount;
    return Tensor.wrap(start, start.length);
  }
}
