/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.explain.gradcam.FullGradParams.Rescale;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/** The decomposition must be complete: proposition 1 of Srinivas and Fleuret (2019). */
class FullGradTest {

  private static final Pattern FACT =
      Pattern.compile("score (\\S+), gradient times input and biases (\\S+), residual (\\S+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squeezenet1_0_real",
        "resnet18",
        "vgg16",
        "mobilenet_v2_real",
        "mobilenet_v3_large",
        "efficientnet_b0",
        "convnext_tiny"
      })
  void inputAndBiasTermsSumToTheScore(String reference) throws IOException {
    try (Model model = Golden.model(reference)) {
      LayerId last = model.network().features();
      Target target = Target.difference(Target.predicted(), new Target.Ranked(1));
      for (Target asked : List.of(Target.predicted(), target)) {
        ProbePlan plan = new ProbePlan(Golden.input(), Set.of(last), List.of(List.of(asked)));
        try (Probe probe = model.probe(plan)) {
          Heatmap map =
              new Asked(probe, asked, last)
                  .heatmap(new FullGrad(), new FullGradParams(Rescale.LAYER));
          assertFalse(map.facts().containsKey("warning"), map.facts()::toString);
          Matcher fact = FACT.matcher(map.facts().get("completeness"));
          assertTrue(fact.matches(), map.facts()::toString);
          double score = probe.score(0, asked);
          assertEquals(score, Double.parseDouble(fact.group(1)), 1e-5 * Math.abs(score));
          assertEquals(score, Double.parseDouble(fact.group(2)), 1e-4 * Math.abs(score));
          assertArrayEquals(new int[] {224, 224}, map.values().shape());
          assertTrue(map.values().min() >= 0);
        }
      }
    }
  }
}
