/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.Npz;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/** Where other libraries leave the papers, and by how much, on SqueezeNet's published weights. */
class LibraryDifferencesTest {

  private static final String REFERENCE = "squeezenet1_0_real";

  /** What is asked of one picture at layer last. */
  private record Case(Asked asked, FeatureMaps maps, Tensor gradient, Map<String, Tensor> golden) {
    Tensor drawn(Tensor map) {
      return Canonical.drawn(map, 224, 224);
    }
  }

  @FunctionalInterface
  private interface Check {
    void on(Case given);
  }

  private static void run(Check check) throws IOException {
    Map<String, Tensor> golden = Npz.read(SharedData.require("golden", REFERENCE + ".npz"));
    try (Model model = Golden.model(REFERENCE)) {
      LayerId last = model.network().features();
      Target target = Target.ofClass(Golden.classIndex(REFERENCE));
      ProbePlan plan = new ProbePlan(Golden.input(), Set.of(last), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        FeatureMaps maps = new FeatureMaps(probe.activation(0, last));
        Tensor gradient = probe.gradient(0, last, target);
        check.on(new Case(new Asked(probe, target, last), maps, gradient, golden));
      }
    }
  }

  @Test
  void pytorchGradCamCentresBeforeItLooksForEigenvectorsAndThePaperDoesNot() throws IOException {
    run(
        given -> {
          Tensor theirs = given.golden.get("last__pgc_EigenCAM");
          Tensor centred = given.drawn(PeerMaps.centredProjection(given.maps));
          assertEquals(0, Canonical.difference(theirs, centred), 2e-3);
          Tensor ours = given.drawn(given.asked.of(new EigenCam()));
          assertTrue(Canonical.difference(theirs, ours) > 0.02);
        });
  }

  @Test
  void pytorchGradCamsEpsilonDrownsTheSquareOfSmallGradients() throws IOException {
    run(
        given -> {
          Tensor theirs = PeerMaps.plusPlusWithEpsilon(given.maps, given.gradient);
          Tensor ours = given.asked.of(new GradCamPlusPlus());
          assertTrue(Canonical.difference(given.drawn(theirs), given.drawn(ours)) > 0.02);
        });
  }

  @Test
  void torchCamsGradCamPlusPlusNeverDivides() throws IOException {
    run(
        given -> {
          Tensor theirs = PeerMaps.plusPlusUndivided(given.maps, given.gradient);
          Tensor ours = given.asked.of(new GradCamPlusPlus());
          assertTrue(Canonical.difference(given.drawn(theirs), given.drawn(ours)) > 0.02);
        });
  }
}
