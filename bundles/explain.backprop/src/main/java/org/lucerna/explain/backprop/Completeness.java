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

  /** Share of the difference from which on a residual is warned about. */
  private static final double LARGE = 0.05;

  /** Share of the score that 32-bit floats may lose. */
  private static final double ROUNDING = 1e-5;

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
    double residual = Math.abs(sum - difference);
    boolean small =
        residual <= LARGE * Math.abs(difference)
            || residual <= ROUNDING * Math.max(1, Math.abs(request.score()));
    Heatmap warned =
        small
            ? map
            : map.with(
                "warning",
                String.format(
                    Locale.ROOT,
                    "the map's sum misses the score's difference from the baseline's by %.0f %% of it",
                    100 * residual / Math.abs(difference)));
    return warned.with(
        "completeness",
        String.format(
            Locale.ROOT,
            "the map sums to %.5g, the score is %.5g above the baseline's: residual %.2g",
            sum,
            difference,
            sum - difference));
  }
}
