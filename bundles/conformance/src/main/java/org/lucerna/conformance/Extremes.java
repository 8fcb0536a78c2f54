/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Check.only;
import static org.lucerna.conformance.Check.require;
import static org.lucerna.conformance.Check.text;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.compute.LargestUnitTarget;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/** Pictures, layers and targets at which there is little or nothing to explain. */
final class Extremes {

  /** Large enough for a softmax of 1 in 32 bits. */
  private static final float SATURATING = 500;

  private static final float OFF = -1000;

  private Extremes() {}

  static List<Check> checks() {
    return List.of(
        new Rule(
            "negative",
            "says so when nothing speaks for a class, instead of a blank map",
            Extremes::negative),
        new Rule(
            "dead",
            "stays finite where channels or a whole layer are 0, and says so",
            Extremes::dead),
        new Rule("flat", "stays finite for a picture that is one colour", Extremes::flat),
        new Rule("saturated", "still explains a logit where the softmax is 1", Extremes::saturated),
        new Rule("targets", "explains or refuses every kind of target", Extremes::targets));
  }

  private static String negative(Examination examination) {
    Scene scene = Scenes.POOLED.about(Target.ofClass(Specimens.HOPELESS));
    requireSense(scene, examination.ask(scene), "a class all of whose weights are negative");
    return "";
  }

  private static String dead(Examination examination) {
    for (Scene scene : List.of(Scenes.POOLED, Scenes.usual(examination))) {
      Specimen some = scene.specimen().map("conv2.bias", (i, v) -> i < 2 ? OFF : v);
      requireSense(scene, examination.ask(scene.in(some)), "two channels that are 0");
      Specimen all = scene.specimen().map("conv2.bias", (i, v) -> OFF);
      requireSense(scene, examination.ask(scene.in(all)), "a layer that is 0 throughout");
    }
    return "";
  }

  private static String flat(Examination examination) {
    for (float value : new float[] {0, 0.5f, -2}) {
      Scene pixels = Scenes.with(Scenes.PIXELWISE, Pictures.flat(value));
      requireSense(pixels, examination.ask(pixels), "a picture of one colour");
      Scene scene = Scenes.with(Scenes.usual(examination), Pictures.flat(value));
      requireSense(scene, examination.ask(scene), "a picture of one colour");
    }
    return "";
  }

  private static String saturated(Examination examination) {
    Scene scene = Scenes.POOLED.about(likeliest(examination));
    Scene sure = scene.in(Rewriting.scaled(scene.specimen(), SATURATING));
    Heatmap map = examination.ask(sure);
    requireSense(sure, map, "a softmax of 1");
    if (Documented.isProportional(examination)) {
      double form = Maps.distanceOfForm(examination.ask(scene).values(), map.values());
      require(
          form <= Invariance.ALIKE,
          "where the softmax is 1 the map of the logit changes its form by %.2g: is a probability"
              + " explained?",
          form);
    }
    Target probability = new ProbabilityTarget(scene.target(), ProbabilityTarget.Scale.PROBABILITY);
    try {
      requireSense(sure, examination.ask(sure.about(probability)), "a probability of 1");
    } catch (Examination.Refusal e) {
      return "probabilities are refused";
    }
    return "";
  }

  private static Target likeliest(Examination examination) {
    int best =
        examination.measure(Scenes.POOLED, probe -> Target.predicted().classIndex(probe.logits(0)));
    return Target.ofClass(best);
  }

  private static String targets(Examination examination) {
    LayerId later = new LayerId("pool");
    Target a = Target.ofClass(0);
    List<Target> targets = new ArrayList<>();
    targets.add(Target.predicted());
    targets.add(Target.difference(a, Target.ofClass(1)));
    targets.add(Target.negative(a));
    for (ProbabilityTarget.Scale scale : ProbabilityTarget.Scale.values()) {
      targets.add(new ProbabilityTarget(a, scale));
    }
    targets.add(RegionTarget.unit(later, 1));
    targets.add(new LargestUnitTarget(later));
    List<String> refused = new ArrayList<>();
    for (Target target : targets) {
      Scene scene = Scenes.POOLED.about(target);
      try {
        requireSense(scene, examination.ask(scene), "target " + target);
      } catch (Examination.Refusal e) {
        refused.add(target.getClass().getSimpleName());
      }
    }
    only(refused.size() < targets.size(), "refuses all targets");
    return refused.isEmpty() ? "" : text("refuses %s", refused.stream().distinct().toList());
  }

  /** Finite, and not silently blank. */
  private static void requireSense(Scene scene, Heatmap map, String what) {
    require(Maps.isFinite(map.values()), "%s, %s: a value is not finite", scene.specimen(), what);
    require(
        map.hasEvidence()
            || map.facts().containsKey("evidence")
            || map.facts().containsKey("warning"),
        "%s, %s: nothing to draw, and no fact 'evidence' says so",
        scene.specimen(),
        what);
  }
}
