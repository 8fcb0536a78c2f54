/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
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
import org.lucerna.vision.api.network.Macs;

/** Channel means by the short ways against those of whole gradients and second derivatives. */
class ChannelGradientTest {

  private static final Target PLANNED = Target.ofClass(3);

  /** Of few classes, of all, and one that bends. */
  private static final List<Target> TARGETS =
      List.of(
          PLANNED,
          new TargetSum(
              List.of(
                  new TargetSum.Term(1, Target.ofClass(3)),
                  new TargetSum.Term(-0.75, Target.ofClass(5)),
                  new TargetSum.Term(-0.25, Target.ofClass(0)))),
          new ProbabilityTarget(Target.ofClass(2), ProbabilityTarget.Scale.LOG),
          Target.difference(
              Target.ofClass(2),
              new ProbabilityTarget(Target.ofClass(2), ProbabilityTarget.Scale.LOG)));

  private static Tensor picture() {
    Random random = new Random(4);
    float[] values = new float[3 * 224 * 224];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, 1, 3, 224, 224);
  }

  private static Model model(String name) throws IOException {
    return Networks.model(name);
  }

  /** Of ReLUs behind a 1×1 classifier, behind a linear one, with fully connected layers; smooth. */
  @ParameterizedTest
  @CsvSource({
    "squeezenet1_0, features.10",
    "squeezenet1_0, features.9",
    "resnet18, layer4.0",
    "alexnet, features.9",
    "efficientnet_b0, features.6"
  })
  void areThoseOfTheWholeDerivatives(String name, String lower) throws IOException {
    try (Model model = model(name)) {
      LayerId top = model.network().features();
      LayerId bottom = model.network().resolve(lower).orElseThrow();
      ProbePlan plan = new ProbePlan(picture(), Set.of(top, bottom), List.of(List.of(PLANNED)));
      ProbePlan plain = new ProbePlan(picture(), Set.of(top, bottom), List.of(List.of()));
      try (Probe probe = model.probe(plan);
          Probe longWay = model.probe(plain)) {
        for (Target target : TARGETS) {
          for (LayerId layer : List.of(bottom, top)) {
            check(probe, longWay, layer, target);
          }
        }
      }
    }
  }

  private static void check(Probe probe, Probe longWay, LayerId layer, Target target) {
    Tensor values = probe.activation(0, layer);
    float[] gradient = longWay.gradient(0, layer, target).channelMeans();
    assertAlike(gradient, probe.channelGradient(0, layer, target), layer + " " + target);
    for (Tensor direction : List.of(values, other(values))) {
      // Another tensor of the same values: nothing can be known about it.
      float[] bent = longWay.curvature(0, layer, target, direction.times(1)).channelMeans();
      float[] moved = gradient.clone();
      for (int k = 0; k < moved.length; k++) {
        moved[k] -= 0.5f * bent[k];
      }
      Probe.Move move = new Probe.Move(direction, -0.5);
      assertAlike(moved, probe.channelGradient(0, layer, target, move), layer + " " + target);
      assertAlike(moved, probe.channelGradient(0, layer, target, move), "asked again");
    }
  }

  private static Tensor other(Tensor values) {
    Random random = new Random(6);
    float[] all = new float[values.length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(all, values.shape());
  }

  private static void assertAlike(float[] expected, float[] actual, String what) {
    double scale = 0;
    for (float value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertTrue(scale > 0, what);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], actual[k], 1e-5 * scale, what);
    }
  }

  @Test
  void behindThePoolingTheyCostNoWayBack() throws IOException {
    try (Model model = model("squeezenet1_0")) {
      LayerId last = model.network().features();
      ProbePlan plan = new ProbePlan(picture(), Set.of(last), List.of(List.of(PLANNED)));
      try (Probe probe = model.probe(plan)) {
        long before = probe.work().total();
        Probe.Move half = new Probe.Move(probe.activation(0, last), -0.5);
        probe.channelGradient(0, last, TARGETS.get(3), half);
        double work = probe.work().total() - before;
        assertTrue(work < 0.005 * Macs.total(model.network()), work + " multiply-accumulates");
      }
    }
  }
}
