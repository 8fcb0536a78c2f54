/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;

class SmoothGradCamPlusPlusTest {

  private static Tensor map(Probe probe, SmoothGradCamPlusPlusParams params, long seed) {
    LayerId last = probe.network().features();
    return new SmoothGradCamPlusPlus()
        .explain(
            new ExplainRequest<>(probe, 0, Target.predicted(), last, seed, params), Progress.none())
        .values();
  }

  @Test
  void withoutNoiseItIsGradCamPlusPlusAndWithNoiseTheSeedDecides() throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real")) {
      LayerId last = model.network().features();
      ProbePlan plan = new ProbePlan(Golden.input(), Set.of(last), List.of(List.of()));
      try (Probe probe = model.probe(plan)) {
        Tensor plain = new Asked(probe, Target.predicted(), last).of(new GradCamPlusPlus());
        Tensor still = map(probe, new SmoothGradCamPlusPlusParams(3, 0), 1);
        assertTrue(Canonical.relative(plain, still) < 1e-5);
        // More copies than one batch holds.
        SmoothGradCamPlusPlusParams noisy = new SmoothGradCamPlusPlusParams(10, 0.1);
        Tensor one = map(probe, noisy, 1);
        assertEquals(one, map(probe, noisy, 1));
        assertNotEquals(one, map(probe, noisy, 2));
        assertTrue(Canonical.relative(plain, one) > 1e-3);
      }
    }
  }
}
