/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;

/** One method before all checks: asks it, keeps what it answered, notes what it did meanwhile. */
final class Examination {

  /** The seed questions have where nothing else is said. */
  static final long SEED = 42;

  /** Largest difference of maps that must be equal, as a fraction of the largest magnitude. */
  static final double EQUAL = 1e-4;

  private record Asked(Scene scene, Settings settings) {}

  private final Candidate candidate;
  private final Laboratory laboratory;
  private final String standard;
  private final Settings usual;
  private final Settings thorough;
  private final Map<Asked, Heatmap> known = new HashMap<>();
  private final Set<Capability> used = EnumSet.noneOf(Capability.class);
  private final List<String> lapses = new ArrayList<>();

  /**
   * @param standard id of the published method it is held against; most often its own
   */
  Examination(Candidate candidate, Laboratory laboratory, String standard) {
    this.candidate = candidate;
    this.standard = standard;
    this.laboratory = laboratory;
    this.usual = new Settings(Counts.atMost(candidate, Counts.FEW), SEED);
    this.thorough = new Settings(Counts.atMost(candidate, Counts.MANY), SEED);
  }

  Candidate candidate() {
    return candidate;
  }

  /** Id of the published method it is held against. */
  String standard() {
    return standard;
  }

  /** Defaults, but for fewer runs. */
  Settings usual() {
    return usual;
  }

  /** With as many runs as it takes to see where something lies. */
  Settings thorough() {
    return thorough;
  }

  /** What the method used of the probe so far. */
  Set<Capability> used() {
    return Set.copyOf(used);
  }

  /** Probes that were closed or left open against the rule, a sentence each. */
  List<String> lapses() {
    return List.copyOf(lapses);
  }

  /** The map; the same question is asked once. */
  Heatmap ask(Scene scene) {
    return ask(scene, usual);
  }

  Heatmap ask(Scene scene, Settings settings) {
    Asked asked = new Asked(scene, settings);
    Heatmap map = known.get(asked);
    if (map == null) {
      map = askAnew(scene, settings);
      known.put(asked, map);
    }
    return map;
  }

  /** Asks even if the answer is known. */
  Heatmap askAnew(Scene scene, Settings settings) {
    return with(scene, (probe, watch) -> explain(probe, scene, settings, Progress.none()));
  }

  /** What the method did with the probe when asked. */
  Watch watch(Scene scene) {
    return with(
        scene,
        (probe, watch) -> {
          explain(probe, scene, usual, Progress.none());
          return watch;
        });
  }

  /**
   * Asks through a probe that stays open, for several questions.
   *
   * @throws Check.NotApplicable if the method refuses, with its sentence
   * @throws Check.Failure if it fails otherwise, or answers nothing
   */
  Heatmap explain(Probe probe, Scene scene, Settings settings, Progress progress) {
    Target target = scene.target();
    try {
      Candidate.Question question =
          new Candidate.Question(probe, scene.picture(), target, scene.layer(), settings.seed());
      Heatmap map = candidate.explain(question, candidate.bind(settings.values()), progress);
      Check.require(map != null, "%s: gives no map", scene.specimen());
      return map;
    } catch (CancellationException | Check.Failure | Check.NotApplicable e) {
      throw e;
    } catch (LucernaException e) {
      if (e.status() == ExitStatus.JOB_INVALID) {
        throw new Refusal(e.getMessage());
      }
      throw new Check.Failure(scene.specimen() + ": " + e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      throw new Check.Failure("%s, %s: %s".formatted(scene.specimen(), target, e));
    }
  }

  /** Works with a probe of the scene, which is closed afterwards. */
  <T> T with(Scene scene, BiFunction<Probe, Watch, T> work) {
    WatchedProbe probe = laboratory.open(scene);
    Watch watch = probe.watch();
    try {
      return work.apply(probe, watch);
    } finally {
      used.addAll(watch.used());
      note(scene, watch);
      probe.release();
    }
  }

  /** Works with the backend's probe, whose use is not the method's. */
  <T> T measure(Scene scene, java.util.function.Function<Probe, T> work) {
    WatchedProbe probe = laboratory.open(scene);
    try {
      return work.apply(probe);
    } finally {
      probe.release();
    }
  }

  private void note(Scene scene, Watch watch) {
    if (watch.isClosed()) {
      lapses.add(scene.specimen() + ": closes the probe it was lent");
    }
    if (watch.openForks() > 0) {
      lapses.add("%s: leaves %d forked probes open".formatted(scene.specimen(), watch.openForks()));
    }
  }

  /** The method says that it is not defined here. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
      super(sentence);
    }
  }
}
