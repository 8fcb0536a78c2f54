/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.Npz;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;

/** Against torch's drops of the logit for the same weights, picture and squares. */
class OcclusionGoldenTest {

  /** The larger networks would take a minute each. */
  @ParameterizedTest
  @CsvSource({
    "squeezenet1_0_real, 1e-4",
    "squeezenet1_0, 1e-3",
    "squeezenet1_1, 1e-3",
    "alexnet, 1e-3",
    "resnet18, 1e-3"
  })
  void dropsAreTorchs(String reference, double ofRange) throws IOException {
    Tensor expected =
        Npz.read(SharedData.require("golden", reference + ".npz")).get("input__occlusion_48_16");
    Target target = Target.ofClass(Golden.classIndex(reference));
    ProbePlan plan = new ProbePlan(Golden.input(), Set.of(), List.of(List.of(target)));
    try (Model model = Golden.model(reference);
        Probe probe = model.probe(plan)) {
      OcclusionParams params =
          new OcclusionParams(
              Optional.empty(), Optional.empty(), Baseline.ZERO, Score.TARGET, 0, 16);
      Tensor actual =
          new Occlusion()
              .explain(
                  new ExplainRequest<>(probe, 0, target, model.network().features(), 0, params),
                  Progress.none())
              .values();
      assertArrayEquals(expected.shape(), actual.shape());
      double range = expected.max() - expected.min();
      for (int i = 0; i < expected.length(); i++) {
        assertEquals(expected.at(i), actual.at(i), ofRange * range, "tile " + i);
      }
    }
  }
}
