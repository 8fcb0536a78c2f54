/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;

class CancelTest {

  static List<Methods.Bound<?>> methods() {
    return Methods.all();
  }

  /** Records steps and maps, and is cancelled at a step. */
  private static final class Watching implements Progress {
    private final int last;
    private final List<Long> steps = new ArrayList<>();
    private final List<Heatmap> maps = new ArrayList<>();
    private long total;

    Watching(int last) {
      this.last = last;
    }

    @Override
    public void step(long done, long all) {
      steps.add(done);
      total = all;
      if (steps.size() == last) {
        throw new CancellationException();
      }
    }

    @Override
    public Progress part(String label, double share) {
      return this;
    }

    @Override
    public void note(String line) {}

    @Override
    public void preview(Heatmap map) {
      maps.add(map);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void cancellingEndsARunAtItsNextStepAndLeavesTheProbeAsItWas(Methods.Bound<?> method) {
    PooledProbe probe = Small.probe(6);
    Heatmap before = method.explain(probe, Target.ofClass(0), Progress.none());
    Watching watching = new Watching(1);
    assertThrows(
        CancellationException.class, () -> method.explain(probe, Target.ofClass(0), watching));
    assertEquals(1, watching.steps.size());
    assertFalse(probe.isClosed());
    assertEquals(before, method.explain(probe, Target.ofClass(0), Progress.none()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void stepsRiseToTheTotal(Methods.Bound<?> method) {
    Watching watching = new Watching(-1);
    method.explain(Small.probe(6), Target.ofClass(0), watching);
    assertEquals(watching.total, watching.steps.get(watching.steps.size() - 1));
    for (int i = 1; i < watching.steps.size(); i++) {
      assertTrue(watching.steps.get(i) >= watching.steps.get(i - 1));
    }
  }

  @Test
  void longMethodsShowAGrowingMapThatEndsAsTheirResult() {
    RiseParams params = new RiseParams(100, 3, 0.5, Score.TARGET, 0, 7);
    Watching watching = new Watching(-1);
    Heatmap map =
        new Methods.Bound<>("rise", new Rise(), params)
            .explain(Small.probe(6), Target.ofClass(0), watching);
    assertEquals(4, watching.maps.size());
    assertEquals(map.values(), watching.maps.get(3).values());
    assertFalse(map.values().equals(watching.maps.get(0).values()));
  }
}
