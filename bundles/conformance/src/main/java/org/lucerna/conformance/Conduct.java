/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.lucerna.conformance.Check.only;
import static org.lucerna.conformance.Check.require;
import static org.lucerna.conformance.Check.text;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.lucerna.vision.api.network.Macs;

/** A method stops when it is told to, gives back what it was lent and leaves nothing behind. */
final class Conduct {

  /** Fewer where a method takes its time. */
  private static final int RUNS = 200;

  private static final long PATIENCE_NANOS = 400_000_000L;

  /** Java touches more of its own heap now and then; a leak goes on in every window. */
  private static final int WINDOWS = 3;

  /** A fork that stays open takes about as much for each run. */
  private static final long ALLOWED = 16L << 20;

  private Conduct() {}

  static List<Check> checks() {
    return List.of(
        new Rule(
            "cancel",
            "stops at the first step of its progress once the user cancels",
            Conduct::cancel),
        new Rule("memory", "leaves no memory behind, neither native nor Java", Conduct::memory),
        new Rule(
            "probe",
            "uses only what it declares, closes what it forks and nothing else",
            Conduct::probe));
  }

  private static String cancel(Examination examination) {
    Scene scene = Scenes.usual(examination);
    Interruption interruption = new Interruption();
    boolean stopped =
        examination.with(
            scene,
            (probe, watch) -> {
              try {
                examination.explain(probe, scene, examination.usual(), interruption);
                return false;
              } catch (CancellationException e) {
                return true;
              }
            });
    if (interruption.steps() == 0) {
      require(
          !examination.candidate().has(Trait.SLOW),
          "declares SLOW, and reports no progress: nobody could cancel it");
      only(false, "one pass: no step is reported");
    }
    require(stopped, "goes on after it was cancelled: the CancellationException is caught");
    return "";
  }

  private static String memory(Examination examination) {
    Scene scene = Scenes.usual(examination);
    requireForgotten(examination, scene);
    examination.askAnew(scene, examination.usual());
    long added = ALLOWED + 1;
    int runs = 0;
    for (int window = 0; window < WINDOWS && added > ALLOWED; window++) {
      long before = Memory.nativeBytes();
      runs = run(examination, scene);
      added = Memory.nativeBytes() - before;
    }
    require(added <= ALLOWED, "%d runs leave %d MB of native memory behind", runs, added >> 20);
    return text("%d runs", runs);
  }

  /** As many as {@link #RUNS}, or as fit into the time. */
  private static int run(Examination examination, Scene scene) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    int runs = 0;
    while (runs < RUNS && System.nanoTime() < end) {
      examination.askAnew(scene, examination.usual());
      runs++;
    }
    return runs;
  }

  /** Neither the probe nor the map may be reachable once nobody asks any more. */
  private static void requireForgotten(Examination examination, Scene scene) {
    WeakReference<Object> probe =
        new WeakReference<>(
            examination.with(
                scene,
                (lent, watch) -> {
                  examination.explain(lent, scene, examination.usual(), Progress.none());
                  return lent;
                }));
    Heatmap map = examination.askAnew(scene, examination.usual());
    WeakReference<Object> values = new WeakReference<>(map.values());
    map = null;
    require(Memory.isCollected(probe), "keeps hold of the probe after its answer");
    require(Memory.isCollected(values), "keeps hold of its maps");
  }

  private static String probe(Examination examination) {
    Scene scene = Scenes.usual(examination);
    long forward = Macs.total(scene.specimen().network());
    Work work =
        examination.with(
            scene,
            (probe, watch) -> {
              Work before = probe.work();
              examination.explain(probe, scene, examination.usual(), Progress.none());
              return probe.work().minus(before);
            });
    require(examination.lapses().isEmpty(), "%s", String.join("; ", examination.lapses()));
    Set<Capability> undeclared = Basics.undeclared(examination);
    require(
        undeclared.isEmpty(),
        "uses %s without declaring it in 'requires': a backend that lacks it would not be noticed",
        undeclared);
    return work.total() == 0
        ? ""
        : text(
            "arithmetic beyond the shared pass: %.2f forward passes",
            work.total() / (double) forward);
  }

  /** Cancels at once. */
  private static final class Interruption implements Progress {

    private int steps;

    int steps() {
      return steps;
    }

    @Override
    public void step(long done, long total) {
      steps++;
      throw new CancellationException();
    }

    @Override
    public Progress part(String label, double share) {
      return this;
    }

    @Override
    public void note(String line) {}
  }
}
