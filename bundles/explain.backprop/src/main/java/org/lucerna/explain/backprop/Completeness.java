/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.Network;

/** Whether a map's sum is the score's difference from the baseline's. */
final class Completeness {

  private Completeness() {}

  /** The target's score for another picture. */
  static double scoreOf(Tensor picture, ExplainRequest<?> request) {
    Perturbation change = new Perturbation.Replacement(Tensor.stack(List.of(picture)));
    return request
        .scores(
            request
                .probe()
                .perturbed(request.picture(), Network.INPUT, change, request.readLayer()))[0];
  }

  /**
   * With the residual among its facts.
   *
   * @param reference the baseline's score
   */
  static Heatmap checked(Heatmap map, ExplainRequest<?> request, double reference) {
    double sum = map.values().sum();
    double difference = request.score() - reference;
    return map.with(
        "completeness",
        String.format(
            Locale.ROOT,
            "the map sums to %.5g, the score is %.5g above the baseline's: residual %.2g",
            sum,
            difference,
            sum - difference));
  }
}
