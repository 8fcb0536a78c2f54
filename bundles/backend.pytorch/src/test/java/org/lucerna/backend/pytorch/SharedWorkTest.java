/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * What several layers and classes cost together, in multiply-accumulates, which no machine sways.
 */
class SharedWorkTest {

  private static final PytorchBackend BACKEND = TestBackend.create();

  private record Shares(double forward, double backward) {}

  /** Passes for opening a probe and asking for all gradients, as shares of one forward pass. */
  private static Shares shares(Network network, String layers, int classes) throws IOException {
    Set<LayerId> planned =
        Stream.of(layers.split(","))
            .map(name -> network.resolve(name).orElseThrow())
            .collect(Collectors.toSet());
    List<Target> targets =
        IntStream.range(0, classes).<Target>mapToObj(Target.Ranked::new).toList();
    try (Model model =
            BACKEND.load(network, ProceduralWeights.of(network), BACKEND.devices().get(0));
        Probe probe = model.probe(new ProbePlan(picture(), planned, List.of(targets)))) {
      for (LayerId layer : planned) {
        targets.forEach(target -> probe.gradient(0, layer, target));
      }
      Work work = probe.work();
      double once = Macs.total(network);
      return new Shares(work.forward() / once, work.backward() / once);
    }
  }

  @Test
  void gradientsAtTwoLayersOfSqueezeNetAddAFractionOfAPass() throws IOException {
    Network network = new SqueezeNet().network("squeezenet1_0");
    Shares one = shares(network, "last,features.10", 1);
    assertEquals(1, one.forward(), 1e-9);
    assertTrue(one.backward() < 0.05, one.toString());
    Shares five = shares(network, "last,features.10", 5);
    assertEquals(1, five.forward(), 1e-9);
    assertTrue(five.backward() < 0.25, five.toString());
  }

  @Test
  void gradientsAtAllStagesOfAResNetAreOneWayBack() throws IOException {
    Network network = new ResNet().network("resnet18");
    Shares all = shares(network, "layer4,layer3,layer2,layer1", 1);
    assertEquals(1, all.forward(), 1e-9);
    double deepest = shares(network, "layer1", 1).backward();
    assertEquals(deepest, all.backward(), 1e-3);
    assertTrue(deepest < 0.95, deepest + " of a pass");
  }

  /** Guided Grad-CAM and its neighbours: layers and the picture in one plan. */
  @Test
  void waysBackToThePictureBeginAtTheSamePassAsThoseToLayers() throws IOException {
    Network network = new SqueezeNet().network("squeezenet1_0");
    LayerId last = network.features();
    Target target = Target.predicted();
    Set<LayerId> planned = Set.of(last, Network.INPUT);
    try (Model model =
            BACKEND.load(network, ProceduralWeights.of(network), BACKEND.devices().get(0));
        Probe probe = model.probe(new ProbePlan(picture(), planned, List.of(List.of(target))));
        Probe alone =
            model.probe(new ProbePlan(picture(), Set.of(last), List.of(List.of(target))))) {
      assertArrayEquals(alone.logits(0), probe.logits(0));
      assertEquals(alone.activation(0, last), probe.activation(0, last));
      assertEquals(alone.gradient(0, last, target), probe.gradient(0, last, target));
      probe.propagate(0, Network.INPUT, target, new BackwardRule.Guided());
      probe.gradient(0, Network.INPUT, target);
      double once = Macs.total(network);
      assertEquals(1, probe.work().forward() / once, 1e-9);
      assertEquals(2, probe.work().backward() / once, 0.05);
    }
  }

  /** DeepLIFT runs the network on its baseline, and asks for the score there to check its sum. */
  @Test
  void whatABaselineScoresIsNotComputedAgain() throws IOException {
    Network network = new SqueezeNet().network("squeezenet1_0");
    Tensor baseline = picture().slice(0).times(0.5f);
    Target target = Target.predicted();
    LayerId output = network.output();
    ProbePlan plan = new ProbePlan(picture(), Set.of(Network.INPUT), List.of(List.of(target)));
    try (Model model =
            BACKEND.load(network, ProceduralWeights.of(network), BACKEND.devices().get(0));
        Probe probe = model.probe(plan)) {
      probe.propagate(0, Network.INPUT, target, new BackwardRule.Rescale(Network.INPUT, baseline));
      Work walked = probe.work();
      Perturbation change = new Perturbation.Replacement(Tensor.stack(List.of(baseline)));
      Tensor known = probe.perturbed(0, Network.INPUT, change, output).values();
      assertEquals(walked, probe.work());
      assertArrayEquals(
          model.logits(Tensor.stack(List.of(baseline))).toArray(), known.toArray(), 1e-4f);
      Tensor other = baseline.times(0.5f);
      change = new Perturbation.Replacement(Tensor.stack(List.of(other)));
      assertArrayEquals(
          model.logits(Tensor.stack(List.of(other))).toArray(),
          probe.perturbed(0, Network.INPUT, change, output).values().toArray(),
          1e-4f);
    }
  }

  private static Tensor picture() {
    Random random = new Random(5);
    float[] values = new float[3 * 224 * 224];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, 1, 3, 224, 224);
  }
}
