/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

class FactorizationTest {

  private static final DeepFeatureFactorizationParams FIVE =
      new DeepFeatureFactorizationParams(5, 200);

  @Test
  void factorsOfATrueProductAreFound() {
    // Two concepts that share neither cells nor channels: the factorisation is unique.
    float[] values = {1, 2, 0, 0, 2, 4, 0, 0, 0, 0, 3, 1};
    Factorization found =
        Factorization.of(new FeatureMaps(Tensor.of(values, 3, 2, 2)), 2, 200, Progress.none());
    assertEquals(0, found.errors().get(found.errors().size() - 1), 1e-6);
    double root = Math.sqrt(5);
    assertArrayEquals(new double[] {root, 2 * root, 0, 0}, found.cells()[0], 1e-6);
    assertArrayEquals(new double[] {1 / root, 2 / root, 0}, found.features()[0], 1e-6);
    assertArrayEquals(new double[] {0, 0, 3, 1}, found.cells()[1], 1e-6);
    assertArrayEquals(new double[] {0, 0, 1}, found.features()[1], 1e-6);
  }

  @Test
  void onSqueezeNetTheErrorFallsFactorsAreNotNegativeAndConceptsAreNamed() throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real")) {
      LayerId last = model.network().features();
      ProbePlan plan = new ProbePlan(Golden.input(), Set.of(last), List.of(List.of()));
      try (Probe probe = model.probe(plan)) {
        FeatureMaps maps = new FeatureMaps(probe.activation(0, last));
        Factorization found = Factorization.of(maps, 5, 200, Progress.none());
        List<Double> errors = found.errors();
        for (int i = 1; i < errors.size(); i++) {
          assertTrue(errors.get(i) <= errors.get(i - 1) + 1e-12, "round " + i);
        }
        assertTrue(errors.get(errors.size() - 1) < 0.9 * errors.get(0), errors::toString);
        assertTrue(
            Arrays.stream(found.features()).flatMapToDouble(Arrays::stream).min().getAsDouble()
                >= 0);
        Asked asked = new Asked(probe, Target.predicted(), last);
        Heatmap map = asked.heatmap(new DeepFeatureFactorization(), FIVE);
        assertArrayEquals(new int[] {5, 13, 13}, map.values().shape());
        assertTrue(map.values().min() >= 0);
        assertEquals(map, asked.heatmap(new DeepFeatureFactorization(), FIVE));
        // The network is sure of its bittern: most of the concepts speak for it.
        int bittern = Golden.classIndex("squeezenet1_0_real");
        assertTrue(map.names().contains("concept 1: class " + bittern), map.names()::toString);
      }
    }
  }

  @Test
  void thereAreNoMoreConceptsThanChannels() {
    Tensor picture = Tensor.of(new float[] {1, 2, 3, 4, 0, 1, 0, 1, 5, 0, 0, 0}, 1, 3, 2, 2);
    Tensor weight = Tensor.of(new float[] {1, -2, 0.5f, -1, 3, -1}, 2, 3);
    Asked asked = new Asked(new PooledProbe(picture, weight), Target.ofClass(0), PooledProbe.MAPS);
    Heatmap map = asked.heatmap(new DeepFeatureFactorization(), FIVE);
    assertEquals(3, map.names().size());
    assertTrue(map.facts().get("not explained by the concepts").startsWith("0.0 %"));
  }
}
