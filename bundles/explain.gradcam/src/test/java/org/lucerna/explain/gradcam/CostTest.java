/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;

/**
 * What the methods that need only the tail cost together, counted and not timed; ShapleyCAM, which
 * differentiates the tail twice, apart.
 */
class CostTest {

  /** Forward passes allowed for one class and for five, the shared one included. */
  @ParameterizedTest
  @CsvSource({"1, features.7, 2", "5, features.10, 3"})
  void allMethodsOfTheTailAtTwoLayersCostFewForwardPasses(int classes, String fine, double most)
      throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real")) {
      LayerId last = model.network().features();
      LayerId middle = model.network().resolve(fine).orElseThrow();
      List<Target> targets =
          IntStream.range(0, classes).mapToObj(i -> (Target) new Target.Ranked(i)).toList();
      ProbePlan plan = new ProbePlan(Golden.input(), Set.of(last, middle), List.of(targets));
      try (Probe probe = model.probe(plan)) {
        List<Object> maps = new ArrayList<>();
        for (Target target : targets) {
          maps.addAll(maps(new Asked(probe, target, last)));
          maps.addAll(maps(new Asked(probe, target, middle)));
        }
        assertTrue(maps.size() >= 20 * classes);
        double passes = (double) probe.work().total() / Macs.total(model.network());
        assertTrue(passes > 1 && passes <= most, passes + " forward passes");
      }
    }
  }

  private static List<Object> maps(Asked asked) {
    List<Object> maps = new ArrayList<>(asked.golden().values());
    maps.add(asked.of(new ElementWiseGradCam()));
    maps.add(asked.of(new EigenCam()));
    maps.add(asked.of(new EigenGradCam()));
    maps.add(asked.of(new FinerCam(), new FinerCamParams(1, 3, FinerCamParams.Weights.EQUAL)));
    maps.add(asked.of(new Fem(), new FemParams(2)));
    maps.add(asked.of(new Smoe()));
    return maps;
  }
}
