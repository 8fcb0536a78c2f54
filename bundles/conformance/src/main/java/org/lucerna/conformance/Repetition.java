/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Check.only;
import static org.lucerna.conformance.Check.require;
import static org.lucerna.conformance.Check.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.lucerna.vision.api.network.LayerId;

/** The same question has one answer. */
final class Repetition {

  /** Runs differ by the order of a few additions at most. */
  private static final double SAME = 1e-6;

  /** Sixteen times the draws make a mean four times as steady; half of that is asked for. */
  private static final int MORE = 16;

  private static final double STEADIER = 0.5;

  /** What is left between two seeds after all those draws. */
  private static final double STEADY = 0.25;

  /** Draws to begin with. */
  private static final int FEW = 16;

  private Repetition() {}

  static List<Check> checks() {
    return List.of(
        new Rule(
            "seed",
            "gives one map a seed, and another for another seed if it draws at random",
            Repetition::seed),
        new Rule(
            "repeats",
            "keeps nothing: other questions in between change no answer",
            Repetition::repeats),
        new Rule(
            "batch",
            "explains a picture alike alone, among others and in any batch size",
            Repetition::batch),
        new Rule("convergence", "gets steadier with more draws", Repetition::convergence));
  }

  private static String seed(Examination examination) {
    Scene scene = Scenes.usual(examination);
    Tensor first = examination.ask(scene).values();
    Tensor again = examination.askAnew(scene, examination.usual()).values();
    double same = Maps.distance(first, again);
    require(same <= SAME, "two runs with one seed differ by %.2g of the map's range", same);
    Settings seeded = examination.usual().seeded(Examination.SEED + 1);
    double other = Maps.distance(first, examination.ask(scene, seeded).values());
    if (examination.candidate().has(Trait.RANDOM)) {
      require(other > 0, "declares RANDOM, and another seed changes nothing");
      return text("another seed: %.2g of the range", other);
    }
    require(
        other <= SAME, "another seed changes the map by %.2g, and RANDOM is not declared", other);
    return "";
  }

  private static String repeats(Examination examination) {
    Scene scene = Scenes.usual(examination);
    Tensor alone = examination.ask(scene).values();
    Scene other = scene.about(Target.ofClass(1));
    List<Tensor> maps =
        examination.with(
            scene,
            (probe, watch) -> {
              Progress none = Progress.none();
              Settings usual = examination.usual();
              Tensor first = examination.explain(probe, scene, usual, none).values();
              examination.explain(probe, other, usual, none);
              examination.ask(Scenes.POOLED);
              return List.of(first, examination.explain(probe, scene, usual, none).values());
            });
    for (Tensor map : maps) {
      double distance = Maps.distance(alone, map);
      require(
          distance <= SAME,
          "asked again after other questions, the map differs by %.2g: something adds up or stays",
          distance);
    }
    return "";
  }

  private static String batch(Examination examination) {
    requireTargetForEach();
    Scene scene = Scenes.usual(examination);
    Tensor alone = examination.ask(scene).values();
    Tensor three = Pictures.batch(Pictures.noise(2), Scenes.PICTURE, Pictures.noise(3));
    double among = Maps.distance(alone, examination.ask(scene.among(three, 1)).values());
    require(
        among <= Examination.EQUAL,
        "the second of three pictures is explained differently from itself alone, by %.2g",
        among);
    Optional<ParamInfo> batch = examination.candidate().parameter("batch");
    for (int size : batch.isPresent() ? new int[] {1, 3} : new int[0]) {
      Settings settings = examination.usual().with("batch", size);
      double distance = Maps.distance(alone, examination.ask(scene, settings).values());
      require(
          distance <= Examination.EQUAL,
          "batch=%d changes the map by %.2g of its range",
          size,
          distance);
    }
    return text("among others: %.1g", among);
  }

  /** Fewer targets than pictures are an error, not blank maps. */
  private static void requireTargetForEach() {
    Tensor two = Pictures.batch(Pictures.noise(1), Pictures.noise(2));
    try {
      new ProbePlan(two, Set.of(), List.of(List.of(Target.predicted())));
    } catch (IllegalArgumentException e) {
      return;
    }
    throw new Check.Failure("the platform takes one target for two pictures");
  }

  private static String convergence(Examination examination) {
    Candidate candidate = examination.candidate();
    only(candidate.has(Trait.RANDOM), "draws nothing at random");
    ParamInfo count =
        Counts.of(candidate)
            .orElseThrow(() -> new Check.NotApplicable("has no parameter for the number of draws"));
    int few = (int) Math.max(FEW, count.min());
    Scene scene = undecided(examination);
    double wide = spread(examination, scene, examination.usual().with(count.key(), few));
    double narrow = spread(examination, scene, examination.usual().with(count.key(), few * MORE));
    require(
        narrow <= STEADIER * wide && narrow <= STEADY,
        "%s=%d to %d brings the difference of two seeds from %.2g to %.2g only: not all draws count",
        count.key(),
        few,
        few * MORE,
        wide,
        narrow);
    return text("%d times the draws: %.2g to %.2g between seeds", MORE, wide, narrow);
  }

  /**
   * Where noise decides which units of the classifier fire: their inputs are 0 for the picture as
   * it is. All weights are positive, so that what is divided by has no pole. Methods that fade the
   * picture would see no unit fire there: they are asked about the usual network.
   */
  private static Scene undecided(Examination examination) {
    if (examination.candidate().requires().contains(Capability.SCORES)) {
      return Scenes.LAYERED;
    }
    Scene scene = Scenes.LAYERED.in(Specimens.rising());
    Tensor inputs = examination.measure(scene, probe -> probe.activation(0, new LayerId("fc1")));
    return scene.in(scene.specimen().map("fc1.bias", (i, v) -> v - inputs.at(i)));
  }

  /** Mean square difference of four seeds' maps, neighbours compared, as a root and relative. */
  private static double spread(Examination examination, Scene scene, Settings settings) {
    double squares = 0;
    double scale = 0;
    for (int pair = 0; pair < 2; pair++) {
      Tensor a = examination.askAnew(scene, settings.seeded(2L * pair)).values();
      Tensor b = examination.askAnew(scene, settings.seeded(2L * pair + 1)).values();
      for (int i = 0; i < a.length(); i++) {
        squares += Math.pow((double) a.at(i) - b.at(i), 2);
        scale += Math.pow((double) a.at(i), 2) + Math.pow(b.at(i), 2);
      }
    }
    return scale == 0 ? 0 : Math.sqrt(2 * squares / scale);
  }
}
