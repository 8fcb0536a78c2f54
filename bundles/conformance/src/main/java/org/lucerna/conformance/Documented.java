/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.compute.Capability;

/**
 * What the papers say of methods by id, beyond what the methods say of themselves. A method that is
 * not listed is held only against what it declares.
 */
final class Documented {

  /** The map is proportional to the logits' scale. */
  private static final Set<String> PROPORTIONAL =
      Set.of(
          "cam",
          "grad-cam",
          "counterfactual",
          "hires-cam",
          "xgrad-cam",
          "element-wise",
          "layer-cam",
          "shapley-cam",
          "ablation-cam",
          "recipro-cam",
          "lift-cam",
          "saliency",
          "input-x-gradient",
          "integrated-gradients",
          "deconvnet",
          "guided-backprop",
          "smooth-grad",
          "deep-lift",
          "occlusion");

  /** The map of a negative target is the negative map. */
  private static final Set<String> ODD =
      Set.of(
          "cam",
          "grad-cam",
          "counterfactual",
          "hires-cam",
          "xgrad-cam",
          "shapley-cam",
          "ablation-cam",
          "recipro-cam",
          "input-x-gradient",
          "integrated-gradients",
          "deep-lift",
          "lift-cam",
          "occlusion");

  /** Differences of scores, or fits with a constant: a constant on the logits cancels. */
  private static final Set<String> DIFFERENCES =
      Set.of(
          "ablation-cam",
          "recipro-cam",
          "occlusion",
          "lime",
          "kernel-shap",
          "score-cam",
          "faster-score-cam",
          "group-cam",
          "ss-cam",
          "is-cam",
          "guided-backprop",
          "deconvnet",
          "guided-grad-cam",
          "deep-lift",
          "lift-cam",
          "excitation-backprop",
          "c-mwp");

  /** Explains one class against others, or all in their order: others belong to the question. */
  private static final Set<String> SEVERAL_CLASSES =
      Set.of("finer-cam", "relevance-cam", "cam-all", "class-maps");

  /** What shows evidence against the target. */
  private static final Set<String> AGAINST = Set.of("counterfactual");

  private static final Set<Capability> GRADIENTS_ALONE =
      EnumSet.complementOf(EnumSet.of(Capability.SCORES, Capability.BACKWARD_RULES));

  private Documented() {}

  /** Parameters with which a method explains the target that is asked about and nothing else. */
  static Map<String, Object> asAsked(Candidate candidate) {
    boolean substitutes = candidate.id().equals("shapley-cam");
    return substitutes && candidate.parameter("target").isPresent()
        ? Map.of("target", "asked")
        : Map.of();
  }

  static boolean isProportional(Examination examination) {
    return PROPORTIONAL.contains(examination.standard());
  }

  static boolean isOdd(Examination examination) {
    return ODD.contains(examination.standard());
  }

  /** Whether a constant on all logits must not show: in derivatives and differences it cancels. */
  static boolean ignoresConstants(Examination examination) {
    return DIFFERENCES.contains(examination.standard())
        || GRADIENTS_ALONE.containsAll(examination.candidate().requires());
  }

  static boolean isAgainst(Examination examination) {
    return AGAINST.contains(examination.standard());
  }

  /** Why a map may depend on classes that were not asked about. */
  static Optional<String> otherClasses(Examination examination, Heatmap map) {
    if (SEVERAL_CLASSES.contains(examination.standard())) {
      return Optional.of("compares the class with others by definition");
    }
    return Optional.ofNullable(map.facts().get("score"))
        .filter(score -> score.contains("probability") || score.contains("odds"))
        .map(score -> "says that it reads the " + score);
  }
}
