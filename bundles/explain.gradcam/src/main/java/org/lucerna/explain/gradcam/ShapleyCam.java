/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.ShapleyCamParams.Utility;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * ShapleyCAM (Cai 2025): channels as players of a game whose Shapley values are found by a second
 * order Taylor expansion, {@code w_k = mean(g_k - (H A)_k / 2)}, {@code H} the Hessian of the
 * utility by the layer's values; {@code M = sum_k w_k A_k}. The paper's utility is ReST, {@code y_c
 * + log softmax(y)_c}, which sees the other classes too.
 *
 * <p>Where all that follows the layer is linear up to the utility and the utility is a logit, the
 * Hessian is 0 and the map is Grad-CAM's.
 */
@Component
@ExplainerType(
    id = "shapley-cam",
    label = "ShapleyCAM",
    cite = "H. Cai, CAMs as Shapley value-based explainers, arXiv 2501.06261, 2025",
    about = "Grad-CAM corrected for curvature: what channels would add on top of each other.",
    formula = "relu(sum_k mean(g_k - (H A)_k / 2) A_k)",
    cost = "F + 2 Bt + a Hessian-vector product of the tail",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS, Capability.CURVATURE},
    params = ShapleyCamParams.class)
public final class ShapleyCam implements Explainer<ShapleyCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<ShapleyCamParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "shapley-cam");
    boolean isRest = request.params().target() == Utility.REST && isClass(request.target());
    float[] weights = isRest ? rest(request) : bent(request, request.target());
    return maps.positive(maps.weighted(weights))
        .with("utility", isRest ? "logit + log softmax (ReST)" : "the target as asked");
  }

  private static boolean isClass(Target target) {
    return target instanceof Target.ClassLogit || target instanceof Target.Ranked;
  }

  /**
   * ReST is {@code 2 y_c - ln sum_j exp(y_j)}: the second part is the same for all classes, and
   * behind the layer a network of ReLUs bends nothing but that part.
   */
  private static float[] rest(ExplainRequest<ShapleyCamParams> request) {
    boolean isLinear = PiecewiseLinear.isTail(request.probe().network(), request.layer());
    float[] weights =
        isLinear
            ? request.probe().channelGradient(request.picture(), request.layer(), request.target())
            : bent(request, request.target());
    float[] others = bent(request, logSum(request));
    float[] rest = new float[weights.length];
    for (int k = 0; k < rest.length; k++) {
      rest[k] = 2 * weights[k] - others[k];
    }
    return rest;
  }

  /** {@code ln sum_j exp(y_j)}, as a class's logit less its log softmax; always the same class. */
  private static Target logSum(ExplainRequest<ShapleyCamParams> request) {
    Target best = Target.predicted().fixed(request.probe().logits(request.picture()));
    ProbabilityTarget log = new ProbabilityTarget(best, ProbabilityTarget.Scale.LOG);
    return Target.difference(best, log);
  }

  /** {@code mean(g_k - (H A)_k / 2)}. */
  private static float[] bent(ExplainRequest<ShapleyCamParams> request, Target target) {
    Probe.Move half = new Probe.Move(request.activation(), -0.5);
    return request.probe().channelGradient(request.picture(), request.layer(), target, half);
  }
}
