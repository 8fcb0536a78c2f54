/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.TargetSum;
import org.lucerna.vision.api.network.LayerId;

class ShapleyCamTest {

  /** ReST as one target, the long way. */
  private static Target rest(Target target) {
    Target log = new ProbabilityTarget(target, ProbabilityTarget.Scale.LOG);
    return new TargetSum(List.of(new TargetSum.Term(1, target), new TargetSum.Term(1, log)));
  }

  @Test
  void behindAveragePoolingTheMapsSumIsKnownFromTheLogits() throws IOException {
    // With z the logits less their biases and p their softmax: the first derivative of ReST along A
    // is 2 z_c - E_p z, the second -Var_p z; the map's sum is the one less half the other.
    try (Model model = Golden.model("resnet18")) {
      LayerId last = model.network().features();
      Target target = new Target.Ranked(2);
      ProbePlan plan = new ProbePlan(Golden.input(), Set.of(last), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        Asked asked = new Asked(probe, target, last);
        float[] logits = probe.logits(0);
        Tensor bias = probe.parameter("fc.bias");
        double all = 0;
        double mean = 0;
        double squares = 0;
        for (int j = 0; j < logits.length; j++) {
          double p = Math.exp(logits[j]);
          double z = logits[j] - bias.at(j);
          all += p;
          mean += p * z;
          squares += p * z * z;
        }
        mean /= all;
        int c = target.classIndex(logits);
        double expected = 2 * (logits[c] - bias.at(c)) - mean + (squares / all - mean * mean) / 2;
        double sum = asked.of(new ShapleyCam(), Asked.REST).sum();
        assertEquals(expected, sum, 1e-4 * Math.abs(expected));
        // Of the logit alone it is Grad-CAM: class A of the equivalences.
        Tensor gradCam = Canonical.drawn(asked.of(new GradCam()));
        Tensor plain = Canonical.drawn(asked.of(new ShapleyCam(), Asked.LOGIT));
        assertTrue(Canonical.difference(gradCam, plain) < 5e-7);
      }
    }
  }

  /** A network of ReLUs, where the parts are shared, and one that bends everywhere. */
  @ParameterizedTest
  @CsvSource({"squeezenet1_0_real, features.10", "efficientnet_b0, features.6"})
  void thePartsOfRestAddUpToTheWhole(String reference, String name) throws IOException {
    try (Model model = Golden.model(reference)) {
      LayerId layer = model.network().resolve(name).orElseThrow();
      Target target = new Target.Ranked(1);
      ProbePlan plan = new ProbePlan(Golden.input(), Set.of(layer), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        Tensor parts = new Asked(probe, target, layer).of(new ShapleyCam(), Asked.REST);
        Tensor whole = new Asked(probe, rest(target), layer).of(new ShapleyCam(), Asked.LOGIT);
        assertTrue(Canonical.relative(whole, parts) < 1e-4);
        Tensor first = new Asked(probe, rest(target), layer).of(new GradCam());
        assertTrue(Canonical.relative(whole, first) > 1e-3);
      }
    }
  }
}
