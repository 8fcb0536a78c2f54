/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Locale;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;

/** What a reader must be told of a map because of its target. */
final class Warnings {

  /** Beyond it the derivative of the softmax is less than a hundredth of the logit's. */
  private static final double SATURATED = 0.99;

  private Warnings() {}

  static Heatmap of(Heatmap map, Target target, float[] logits) {
    if (target instanceof ProbabilityTarget p
        && p.scale() == ProbabilityTarget.Scale.PROBABILITY
        && p.score(logits) > SATURATED) {
      return map.with(
          "saturated",
          String.format(
              Locale.ROOT,
              "the softmax is saturated (%.6f): its gradient all but vanishes, and the map may show"
                  + " rounding errors; explain the logit",
              p.score(logits)));
    }
    return map;
  }
}
