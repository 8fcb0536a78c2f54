/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.util.Locale;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.explain.ExplainRequest;

/** Where the probability of excitation backpropagation begins, and what is to be said of it. */
final class Winners {

  private Winners() {}

  /**
   * The target's derivative, scaled to sum 1: for a class, 1 at its place.
   *
   * @throws org.lucerna.core.api.command.LucernaException (job invalid) if some of it is negative:
   *     such a target is no choice among units
   */
  static Tensor prior(ExplainRequest<?> request, String method) {
    Tensor values = request.probe().activation(request.picture(), request.readLayer());
    float[] prior = request.fixedTarget().cotangent(values.toArray());
    double sum = 0;
    for (float p : prior) {
      if (p < 0) {
        throw Planes.refusal(
            "method %s begins with a probability of units, and the target for %s takes some of them negatively: use a class's logit or a unit"
                .formatted(method, request.probe().network().id()));
      }
      sum += p;
    }
    for (int i = 0; sum > 0 && i < prior.length; i++) {
      prior[i] /= (float) sum;
    }
    return Tensor.wrap(prior, values.shape());
  }

  /** Says how much arrived, and whether the layer has values that count as 0. */
  static Heatmap described(Heatmap map, Tensor values, double probability) {
    Heatmap said =
        map.with(
            "probability", String.format(Locale.ROOT, "%.4f arrives at the layer", probability));
    return values.min() < 0
        ? said.with("negative values", "the layer's negative values count as 0")
        : said;
  }
}
