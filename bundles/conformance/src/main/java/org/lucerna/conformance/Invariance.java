/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Check.only;
import static org.lucerna.conformance.Check.require;
import static org.lucerna.conformance.Check.text;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainerType.Trait;

/** What changes nothing in the question must change nothing in the answer. */
final class Invariance {

  /** Where sums are taken in another order, or a scale changes. */
  static final double ALIKE = 1e-3;

  /** Folded weights are rounded anew, which factorisations amplify: 1.1e-3 was seen of dff. */
  private static final double FOLDED = 5e-3;

  private Invariance() {}

  static List<Check> checks() {
    return List.of(
        new Rule(
            "logit",
            "explains the class's logit: other classes' biases do not matter",
            Invariance::logit),
        new Rule("shift", "does not see a constant added to all logits", Invariance::shift),
        new Rule("channels", "does not depend on the order of channels", Invariance::channels),
        new Rule(
            "folding",
            "gives one map whether BatchNorm is a layer or part of the convolution",
            Invariance::folding),
        new Rule(
            "scaling",
            "follows the scale of the logits, where its formula does",
            Invariance::scaling),
        new Rule(
            "negation",
            "turns over with the target, where its formula does",
            Invariance::negation));
  }

  private static String logit(Examination examination) {
    double largest = 0;
    for (Scene scene : List.of(Scenes.POOLED, Scenes.usual(examination))) {
      Heatmap map = examination.ask(scene);
      Optional<String> why = Documented.otherClasses(examination, map);
      only(why.isEmpty(), why.orElse(""));
      Specimen other = Rewriting.othersRaised(scene.specimen(), 0, 3);
      largest = Math.max(largest, compare(map, examination.ask(scene.in(other))));
    }
    require(
        largest <= Examination.EQUAL,
        "raising the other classes' biases changes the map of a logit by %.2g: is a softmax"
            + " explained? (a method that means to says so in its fact 'score')",
        largest);
    return text("%.1g", largest);
  }

  private static String shift(Examination examination) {
    Scene scene = Scenes.usual(examination);
    Specimen other = Rewriting.shifted(scene.specimen(), 5);
    double change = compare(examination.ask(scene), examination.ask(scene.in(other)));
    only(
        Documented.ignoresConstants(examination),
        "not promised by methods of scores or relevance; 5 on all logits changes the map by %.2g",
        change);
    require(
        change <= ALIKE,
        "5 added to all logits changes the map by %.2g: a bias or baseline is left in",
        change);
    return text("%.1g", change);
  }

  private static String channels(Examination examination) {
    Scene scene = Scenes.usual(examination);
    Scene hidden = scene.in(Rewriting.hiddenPermuted(scene.specimen()));
    double change = compare(examination.ask(scene), examination.ask(hidden));
    require(
        change <= ALIKE, "another order of an earlier layer's channels changes it by %.2g", change);
    if (examination.candidate().has(Trait.RANDOM)) {
      return text("%.1g; at the layer itself draws may follow the order", change);
    }
    Scene features = Scenes.POOLED.in(Rewriting.featuresPermuted(Scenes.POOLED.specimen()));
    double own = compare(examination.ask(Scenes.POOLED), examination.ask(features));
    require(own <= ALIKE, "another order of the layer's channels changes it by %.2g", own);
    return text("%.1g", Math.max(change, own));
  }

  private static String folding(Examination examination) {
    Scene scene = Scenes.BRANCHED;
    Scene folded = scene.in(Rewriting.folded(scene.specimen()));
    double change = compare(examination.ask(scene), examination.ask(folded));
    require(
        change <= FOLDED,
        "with BatchNorm multiplied into the convolutions, the same function, the map differs by"
            + " %.2g: BatchNorm's share is wrong or missing",
        change);
    return text("%.1g", change);
  }

  private static String scaling(Examination examination) {
    only(Documented.isProportional(examination), "no law of scaling is documented");
    float factor = 4;
    Scene scene = Scenes.usual(examination);
    Tensor once = examination.ask(scene).values();
    Tensor scaled = examination.ask(scene.in(Rewriting.scaled(scene.specimen(), factor))).values();
    double change = Maps.distance(once.times(factor), scaled);
    require(
        change <= ALIKE,
        "logits four times as large do not make the raw map four times as large (off by %.2g): is it"
            + " normalised, or a probability explained?",
        change);
    return text("%.1g", change);
  }

  private static String negation(Examination examination) {
    only(Documented.isOdd(examination), "not linear in the target");
    Scene scene = Scenes.usual(examination);
    Scene negative = scene.about(Target.negative(Target.ofClass(0)));
    double change =
        Maps.distance(
            examination.ask(scene).values().times(-1), examination.ask(negative).values());
    require(
        change <= ALIKE,
        "the map of the negative target is not the negative map (off by %.2g): is it rectified or"
            + " divided by the score?",
        change);
    return text("%.1g", change);
  }

  private static double compare(Heatmap a, Heatmap b) {
    return Maps.distance(a.values(), b.values());
  }
}
