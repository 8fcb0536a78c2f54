/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.explain.cam.ClassActivationMap;
import org.lucerna.explain.cam.ClassMaps;
import org.lucerna.explain.cam.ClassMapsParams;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.CamHead;

/** The maps SqueezeNet makes itself, against its own layer. */
class ClassMapsTest {

  @Test
  void aClassMapIsTheNetworksOwnAndItsPositivePartsMeanIsTheLogit() throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real")) {
      CamHead head = model.network().camHead().orElseThrow();
      ProbePlan plan =
          new ProbePlan(
              Golden.input(), Set.of(head.layer(), head.classifier()), List.of(List.of()));
      try (Probe probe = model.probe(plan)) {
        Tensor own = probe.activation(0, head.classifier());
        for (int rank = 0; rank < 3; rank++) {
          Target target = new Target.Ranked(rank);
          Asked asked = new Asked(probe, target, head.layer());
          Heatmap map = asked.heatmap(new ClassMaps(), new ClassMapsParams(true));
          int index = target.classIndex(probe.logits(0));
          assertTrue(Canonical.relative(own.slice(index), map.values()) < 1e-5);
          double logit = map.values().relu().sum() / map.values().length();
          assertEquals(probe.score(0, target), logit, 1e-4);
          assertEquals("included", map.facts().get("bias"));
          Tensor cam = asked.of(new ClassActivationMap());
          assertEquals(cam, asked.of(new ClassMaps(), new ClassMapsParams(false)));
        }
      }
    }
  }

  @Test
  void theMapOfADifferenceIsTheDifferenceOfTheMaps() throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real")) {
      CamHead head = model.network().camHead().orElseThrow();
      ProbePlan plan = new ProbePlan(Golden.input(), Set.of(head.layer()), List.of(List.of()));
      try (Probe probe = model.probe(plan)) {
        Tensor both = maps(probe, Target.difference(Target.ofClass(3), Target.ofClass(7)), head);
        Tensor three = maps(probe, Target.ofClass(3), head);
        Tensor seven = maps(probe, Target.ofClass(7), head);
        for (int i = 0; i < both.length(); i++) {
          assertEquals(three.at(i) - seven.at(i), both.at(i), 1e-4);
        }
      }
    }
  }

  private static Tensor maps(Probe probe, Target target, CamHead head) {
    return new Asked(probe, target, head.layer()).of(new ClassMaps(), new ClassMapsParams(true));
  }
}
