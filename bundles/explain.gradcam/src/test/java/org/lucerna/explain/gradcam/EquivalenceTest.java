/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.explain.cam.ClassActivationMap;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.GmpHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * Which methods give one map where global average pooling and one linear layer follow: the gradient
 * is the class weight over the number of cells, the same in all of them, and the rest is
 * arithmetic. Maps are compared as they are drawn, from 0 to 1.
 */
class EquivalenceTest {

  private static final PoolingParams PLAIN = new PoolingParams(Optional.empty(), 0);

  private static final double CLASS_A = 5e-7;
  private static final double CLASS_B = 4e-7;
  private static final double CLASS_D = 4e-7;

  @FunctionalInterface
  private interface Check {
    void on(Asked asked, CamHead head);
  }

  private static void at(Network network, Check check) throws IOException {
    try (Model model = Golden.model(network, ProceduralWeights.of(network))) {
      CamHead head = network.camHead().orElseThrow();
      Target target = Target.predicted();
      ProbePlan plan =
          new ProbePlan(Golden.input(), Set.of(head.layer()), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        check.on(new Asked(probe, target, head.layer()), head);
      }
    }
  }

  private static Network averaging(String backbone) {
    Network network = Golden.network(backbone);
    return backbone.equals("resnet18") ? network : new GapHead().attach(network, 7, PLAIN);
  }

  private static void assertDrawnAlike(Tensor expected, Tensor actual, double tolerance) {
    assertEquals(
        0, Canonical.difference(Canonical.drawn(expected), Canonical.drawn(actual)), tolerance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "squeezenet1_1", "alexnet"})
  void classesABAndDHoldBehindAveragePooling(String backbone) throws IOException {
    at(
        averaging(backbone),
        (asked, head) -> {
          Tensor cam = asked.of(new ClassActivationMap());
          assertDrawnAlike(cam, asked.of(new GradCam()), CLASS_A);
          assertDrawnAlike(cam, asked.of(new HiResCam()), CLASS_A);
          assertDrawnAlike(cam, asked.of(new XGradCam()), CLASS_A);
          Tensor layerCam = asked.of(new LayerCam(), Asked.UNSCALED);
          assertDrawnAlike(layerCam, asked.of(new ElementWiseGradCam()), CLASS_B);
          assertDrawnAlike(closedForm(asked, head, false), layerCam, CLASS_B);
          Tensor plusPlus = asked.of(new GradCamPlusPlus());
          assertDrawnAlike(closedForm(asked, head, true), plusPlus, CLASS_D);
          // The classes are different maps: what holds within them says something.
          Tensor drawn = Canonical.drawn(cam);
          assertTrue(Canonical.difference(drawn, Canonical.drawn(layerCam)) > 0.01);
          assertTrue(
              Canonical.difference(Canonical.drawn(layerCam), Canonical.drawn(plusPlus)) > 1e-3);
        });
  }

  /** B: relu(w); D: relu(w) / (2 + mean(A) w). */
  private static Tensor closedForm(Asked asked, CamHead head, boolean plusPlus) {
    FeatureMaps maps = new FeatureMaps(asked.probe().activation(0, head.layer()));
    Tensor weight = asked.probe().parameter(head.classifier().path() + ".weight");
    int index = asked.target().classIndex(asked.probe().logits(0));
    double[] means = maps.means();
    double[] weights = new double[means.length];
    for (int k = 0; k < weights.length; k++) {
      double w = weight.at(index * weights.length + k);
      weights[k] = Math.max(0, w) / (plusPlus ? 2 + means[k] * w : 1);
    }
    return maps.plane(maps.weighted(weights));
  }

  @Test
  void behindMaximumPoolingGradCamIsCamAndTheCellwiseMethodsAreNot() throws IOException {
    at(
        new GmpHead().attach(Golden.network("squeezenet1_1"), 7, PLAIN),
        (asked, head) -> {
          Tensor cam = asked.of(new ClassActivationMap());
          assertDrawnAlike(cam, asked.of(new GradCam()), CLASS_A);
          Tensor hires = asked.of(new HiResCam());
          assertTrue(Canonical.difference(Canonical.drawn(cam), Canonical.drawn(hires)) > 0.1);
          // Only the largest cell of each channel has a gradient: the sum is the logit all the
          // same.
          double logit = asked.probe().score(0, asked.target());
          double bias = bias(asked, head);
          assertEquals(logit - bias, hires.sum(), 1e-4 * Math.abs(logit));
        });
  }

  private static double bias(Asked asked, CamHead head) {
    Tensor bias = asked.probe().parameter(head.classifier().path() + ".bias");
    return bias.at(asked.target().classIndex(asked.probe().logits(0)));
  }

  @Test
  void onSqueezeNetsOwnHeadOnlyCamGradCamAndHiResCamAgree() throws IOException {
    try (Model model = Golden.model("squeezenet1_0_real")) {
      CamHead head = model.network().camHead().orElseThrow();
      Target target = Target.predicted();
      ProbePlan plan =
          new ProbePlan(Golden.input(), Set.of(head.layer()), List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        Asked asked = new Asked(probe, target, head.layer());
        Tensor cam = asked.of(new ClassActivationMap());
        assertDrawnAlike(cam, asked.of(new GradCam()), 1e-6);
        assertDrawnAlike(cam, asked.of(new HiResCam()), 1e-6);
        Tensor xgrad = Canonical.drawn(asked.of(new XGradCam()));
        assertTrue(Canonical.difference(Canonical.drawn(cam), xgrad) > 0.01);
      }
    }
  }
}
