/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.cam.ClassActivationMap;
import org.lucerna.explain.gradcam.GradCam;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** What an explanation costs beside the forward pass that it needs anyway. */
final class ExplanationBench {

  private static final int TURNS = 51;

  private final PytorchBackend backend;

  ExplanationBench(PytorchBackend backend) {
    this.backend = backend;
  }

  void run() throws Exception {
    for (Network network : Zoo.networks()) {
      try (Model model =
          backend.load(network, ProceduralWeights.of(network), backend.devices().get(0))) {
        measure(network, model);
      }
    }
  }

  private static void measure(Network network, Model model) throws Exception {
    Tensor picture = picture(network);
    Ratio.Work forward = () -> model.logits(picture);
    Ratio gradCam = Ratio.measure(TURNS, forward, () -> gradCam(model, picture));
    Bench.print(
        "%s", gradCam.line("Grad-CAM at " + network.features() + " / forward, " + network.id()));
    if (network.camHead().isPresent()) {
      Ratio cam = Ratio.measure(TURNS, forward, () -> allClasses(model, picture));
      int classes = model.logits(picture).size(1);
      Bench.print("%s", cam.line("CAM of all " + classes + " classes / forward, " + network.id()));
    }
  }

  private static void gradCam(Model model, Tensor picture) {
    LayerId layer = model.network().features();
    Target target = Target.predicted();
    try (Probe probe =
        model.probe(new ProbePlan(picture, Set.of(layer), List.of(List.of(target))))) {
      new GradCam()
          .explain(
              new ExplainRequest<>(probe, 0, target, layer, 0, new NoParams()), Progress.none());
    }
  }

  private static void allClasses(Model model, Tensor picture) {
    LayerId layer = model.network().camHead().orElseThrow().layer();
    try (Probe probe = model.probe(new ProbePlan(picture, Set.of(layer), List.of(List.of())))) {
      ClassActivationMap.allClasses(probe, 0);
    }
  }

  static Tensor picture(Network network) {
    int side = network.input().preprocessing().crop();
    Random random = new Random(1);
    float[] values = new float[3 * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, 1, 3, side, side);
  }
}
