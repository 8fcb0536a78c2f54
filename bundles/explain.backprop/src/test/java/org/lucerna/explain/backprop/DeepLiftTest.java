/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Target;

class DeepLiftTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.4", "black", "white", "mean", "blur"})
  void contributionsSumToTheDifferenceFromTheBaseline(String baseline) {
    PooledProbe probe = Pooled.random(5);
    Tensor reference =
        Baseline.of(baseline).of(probe.input(0), probe.network().input().preprocessing());
    PooledProbe there = new PooledProbe(Tensor.stack(List.of(reference)), Pooled.WEIGHT);
    Heatmap map =
        new Asked(probe, Target.ofClass(0)).of(new DeepLift(), new DeepLiftParams(baseline));
    assertEquals(probe.logits(0)[0] - there.logits(0)[0], map.values().sum(), 1e-5);
    assertTrue(map.facts().get("completeness").contains("residual"));
  }

  @Test
  void eachValueContributesItsOwnChangeBehindTheRelu() {
    // by hand: class 0, baseline 0.5: w / 4 (relu(x) - 0.5)
    Heatmap map =
        new Asked(Pooled.byHand(), Target.ofClass(0)).of(new DeepLift(), new DeepLiftParams("0.5"));
    Tensor picture = Pooled.byHand().input(0);
    for (int i = 0; i < picture.length(); i++) {
      double expected = Pooled.WEIGHT.at(i / 4) / 4 * (Math.max(0, picture.at(i)) - 0.5);
      assertEquals(expected, map.values().at(i), 1e-6);
    }
  }

  @Test
  void aSumThatMissesTheDifferenceIsWarnedAbout() {
    // a chord has no place in a softmax: DeepLIFT keeps its derivative there
    Target probability =
        new ProbabilityTarget(Target.ofClass(0), ProbabilityTarget.Scale.PROBABILITY);
    Asked asked = new Asked(Pooled.byHand(), probability);
    Heatmap map = asked.of(new DeepLift(), new DeepLiftParams("-3"));
    assertTrue(map.facts().get("warning").contains("misses"), map.facts().toString());
    Heatmap linear =
        new Asked(Pooled.byHand(), Target.ofClass(0)).of(new DeepLift(), new DeepLiftParams("-3"));
    assertFalse(linear.facts().containsKey("warning"));
  }
}
