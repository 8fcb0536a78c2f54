/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.Npz;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/** Against maps that torch made of the same weights and picture. */
class GradCamGoldenTest {

  /** Of the map's range. */
  private static final double TOLERANCE = 1e-3;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squeezenet1_0_real",
        "squeezenet1_0",
        "squeezenet1_1",
        "alexnet",
        "vgg16",
        "vgg19",
        "resnet18",
        "resnet101",
        "googlenet",
        "densenet121",
        "mobilenet_v2_real",
        "mobilenet_v3_large",
        "efficientnet_b0",
        "convnext_tiny"
      })
  void mapsAtTheLastAndAMiddleLayerAreTorchs(String reference) throws IOException {
    Map<String, Tensor> expected = Npz.read(SharedData.require("golden", reference + ".npz"));
    try (Model model = Golden.model(reference)) {
      Network network = model.network();
      LayerId last = network.resolve(Golden.layer(reference, "last")).orElseThrow();
      LayerId middle = network.resolve(Golden.layer(reference, "mid")).orElseThrow();
      assertEquals(network.features(), last);
      Target target = Target.ofClass(Golden.classIndex(reference));
      ProbePlan plan =
          new ProbePlan(Golden.input(), Set.of(last, middle), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        assertClose(expected.get("last__grad_cam"), explain(probe, target, last));
        assertClose(expected.get("mid__grad_cam"), explain(probe, target, middle));
      }
    }
  }

  private static Tensor explain(Probe probe, Target target, LayerId layer) {
    return new GradCam()
        .explain(new ExplainRequest<>(probe, 0, target, layer, 0, new NoParams()), Progress.none())
        .values();
  }

  private static void assertClose(Tensor expected, Tensor actual) {
    assertArrayEquals(expected.shape(), actual.shape());
    double range = expected.max() - expected.min();
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), actual.at(i), TOLERANCE * range, "cell " + i);
    }
  }
}
