/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

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
import org.lucerna.vision.api.compute.Model;
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

  private static Tensor picture() {
    Random random = new Random(5);
    float[] values = new float[3 * 224 * 224];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, 1, 3, 224, 224);
  }
}
