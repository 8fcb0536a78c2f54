/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;

/** Which number of a changed picture counts. */
public enum Score {
  /** The target as it was asked for; a class's logit where nothing else was said. */
  TARGET,
  /** The class's softmax probability. */
  PROBABILITY,
  /** The class's ln(p / (1 - p)), which unlike p does not saturate. */
  LOG_ODDS;

  /**
   * The target to score rows with, its ranking settled by the unchanged picture. Only a class's
   * logit becomes a probability: a difference, a unit or a region has none and stays as it is.
   */
  Target of(ExplainRequest<?> request) {
    Target settled = request.fixedTarget();
    if (this == TARGET || !(settled instanceof Target.ClassLogit)) {
      return settled;
    }
    return new ProbabilityTarget(
        settled,
        this == PROBABILITY
            ? ProbabilityTarget.Scale.PROBABILITY
            : ProbabilityTarget.Scale.LOG_ODDS);
  }

  /** What a target gives, for facts. */
  static String nameOf(Target target) {
    if (target instanceof ProbabilityTarget p) {
      return switch (p.scale()) {
        case PROBABILITY -> "softmax probability";
        case LOG -> "logarithm of the softmax probability";
        case LOG_ODDS -> "log-odds";
      };
    }
    return target instanceof Target.ClassLogit ? "logit" : "the target's own";
  }
}
