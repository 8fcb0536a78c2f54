/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Integrated gradients (Sundararajan et al. 2017, eq. 1 and 3): {@code (x - x') times the mean of
 * dy / dx along the straight way from the baseline x' to the picture x}, the mean taken over a
 * number of points. {@code [3, H, W]}, signed; the exact integral sums to {@code y(x) - y(x')}
 * (proposition 1), and what is missing to that is said in the facts.
 */
@Component
@ExplainerType(
    id = "integrated-gradients",
    label = "Integrated gradients",
    cite =
        "M. Sundararajan, A. Taly, Q. Yan, Axiomatic attribution for deep networks, ICML 2017,"
            + " arXiv 1703.01365",
    about = "How much each colour of each pixel adds to the score on the way from a baseline.",
    formula = "(x - x') mean_a dy / dx at x' + a (x - x')",
    cost = "F + F + n (F + B)",
    traits = ExplainerType.Trait.COMPLETE,
    requires = {Capability.LAYER_GRADIENTS, Capability.SCORES, Capability.FORKS},
    layers = ExplainerType.Layers.INPUT,
    params = IntegratedGradientsParams.class)
public final class IntegratedGradients implements Explainer<IntegratedGradientsParams> {

  @Override
  public Heatmap explain(ExplainRequest<IntegratedGradientsParams> request, Progress progress) {
    Tensor picture = request.probe().input(request.picture());
    Tensor reference =
        Baseline.of(request.params().baseline())
            .of(picture, request.probe().network().input().preprocessing());
    PathRule.Node[] nodes = request.params().rule().nodes(request.params().steps());
    double[] sum = new double[picture.length()];
    new ForkedGradients(request, request.params().batch())
        .each(
            nodes.length,
            i -> between(reference, picture, nodes[i].at()),
            (i, gradient) -> add(sum, gradient, nodes[i].weight()),
            progress);
    float[] out = new float[sum.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (sum[i] * (picture.at(i) - reference.at(i)));
    }
    Heatmap map = Heatmap.signed(Tensor.wrap(out, picture.shape()));
    return Completeness.checked(map, request, Completeness.scoreOf(reference, request));
  }

  private static Tensor between(Tensor from, Tensor to, double share) {
    float[] out = new float[from.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (from.at(i) + share * (to.at(i) - from.at(i)));
    }
    return Tensor.wrap(out, from.shape());
  }

  private static void add(double[] sum, Tensor gradient, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * gradient.at(i);
    }
  }
}
