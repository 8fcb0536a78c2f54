/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

class RefineCamTest {

  private static List<String> layers(String network) {
    Network graph = Golden.network(network);
    return RefineCam.layers(graph, graph.features(), 3).stream().map(graph::displayName).toList();
  }

  @Test
  void theLayersAreTheEndsOfTheStages() {
    assertEquals(List.of("layer4", "layer3", "layer2"), layers("resnet18"));
    assertEquals(List.of("features.29", "features.22", "features.15"), layers("vgg16"));
    assertEquals(List.of("features.12", "features.7", "features.4"), layers("squeezenet1_1"));
  }

  @Test
  void theMapIsTheProductOfTheLayersMapsAndOfOneLayerGradCamPlusPlus() throws IOException {
    try (Model model = Golden.model("resnet18")) {
      LayerId last = model.network().features();
      LayerId third = model.network().resolve("layer3").orElseThrow();
      Target target = Target.predicted();
      ProbePlan plan = new ProbePlan(Golden.input(), Set.of(last, third), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        Asked asked = new Asked(probe, target, last);
        Tensor deep = asked.of(new GradCamPlusPlus());
        Tensor one = asked.of(new RefineCam(), new RefineCamParams(1));
        assertTrue(Canonical.difference(deep.times(1 / deep.max()), one) < 1e-5);
        Heatmap two = asked.heatmap(new RefineCam(), new RefineCamParams(2));
        assertArrayEquals(new int[] {14, 14}, two.values().shape());
        assertEquals("layer4, layer3", two.facts().get("layers"));
        Tensor fine = new Asked(probe, target, third).of(new GradCamPlusPlus());
        // Cell (0, 0) of 14 lies in cell (0, 0) of 7, at its edge: no neighbour has a share.
        float expected = one.at(0) * fine.at(0) / fine.max();
        assertEquals(expected, two.values().at(0), 1e-5);
      }
    }
  }
}
