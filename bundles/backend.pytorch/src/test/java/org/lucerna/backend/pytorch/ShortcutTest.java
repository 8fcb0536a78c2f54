/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.CifarResNet;
import org.lucerna.backbone.torchvision.MobileNetV2;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.LongWay;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.TorchWeightReader;

/** Where the structure of a network saves its passes, that it does, and gives the same numbers. */
class ShortcutTest {

  private static final PytorchBackend BACKEND = TestBackend.create();

  /** Of the range of the answers. */
  private static final double SHARE = 1e-5;

  private static final String LINEAR = "linear function of this layer";
  private static final String SUMMAND = "summand was taken from";
  private static final String CELLS = "convolves each cell on its own";
  private static final String NONE = "";

  private record Case(String layer, Perturbation change, String shortcut) {}

  private static List<Case> cases(String layer, int channels, String ablation, String others) {
    return List.of(
        new Case(layer, new Perturbation.ChannelAblation(), ablation),
        new Case(layer, new Perturbation.Masks(noise(1, 9, 3, 3)), others),
        new Case(layer, new Perturbation.ChannelFactors(noise(2, 5, channels)), others));
  }

  @Test
  void averagePoolingBeforeALinearLayerIsSolvedInClosedForm() throws IOException {
    Network resnet = new CifarResNet().network("resnet20-cifar");
    compare(resnet, "resnet20-12fca82f.th", cases("layer3", 64, LINEAR, LINEAR));
    compare(resnet, "resnet20-12fca82f.th", cases("layer3.2.bn2", 64, NONE, NONE));
    Network mobile = new MobileNetV2().network("mobilenet_v2");
    compare(mobile, "mobilenet_v2.pth", cases("features.18", 1280, LINEAR, LINEAR));
  }

  @Test
  void aReluBehindTheClassMapsIsNotLinear() throws IOException {
    Network squeeze = new SqueezeNet().network("squeezenet1_0");
    Tensor sparse = sparse(noise(4, 5, 13, 13));
    Tensor ground = noise(5, 512, 13, 13);
    compare(
        squeeze,
        "squeezenet1_0.pth",
        List.of(
            new Case("last", new Perturbation.ChannelAblation(), SUMMAND),
            new Case("last", new Perturbation.ChannelFactors(noise(2, 5, 512)), NONE),
            new Case("last", new Perturbation.Masks(noise(1, 9, 3, 3)), CELLS),
            new Case("last", new Perturbation.Masks(sparse), CELLS),
            new Case("last", new Perturbation.Masks(sparse, Optional.of(ground)), CELLS)));
  }

  @Test
  void aConvolutionThatComesFirstIsUpdatedChannelByChannel() throws IOException {
    Network resnet = new CifarResNet().network("resnet20-cifar");
    compare(resnet, "resnet20-12fca82f.th", cases("layer2", 32, SUMMAND, NONE));
    compare(resnet, "resnet20-12fca82f.th", cases("layer1.1", 16, SUMMAND, NONE));
  }

  @Test
  void onlyAChannelsBlockOfAFullyConnectedLayerIsComputed() throws IOException {
    Network alexnet = new AlexNet().network("alexnet");
    compare(alexnet, "", cases("features.11", 256, SUMMAND, NONE));
    try (Model model = model(alexnet, "");
        Probe probe = probe(model)) {
      long before = probe.work().forward();
      LayerId layer = alexnet.features();
      probe.perturbed(0, layer, new Perturbation.ChannelAblation(), alexnet.output());
      Map<LayerId, Long> macs = Macs.of(alexnet);
      long rest = macs.get(new LayerId("classifier.4")) + macs.get(new LayerId("classifier.6"));
      long first = macs.get(new LayerId("classifier.1"));
      assertEquals(2 * first + 256 * rest, probe.work().forward() - before);
    }
  }

  private static void compare(Network network, String file, List<Case> cases) throws IOException {
    try (Model model = model(network, file);
        Probe probe = probe(model)) {
      for (Case c : cases) {
        LayerId layer = network.resolve(c.layer()).orElseThrow();
        String what = network.id() + " " + layer + " " + c.change().getClass().getSimpleName();
        Responses fast = probe.perturbed(0, layer, c.change(), network.output());
        Tensor slow = new LongWay(probe).perturbed(0, layer, c.change(), network.output()).values();
        assertEquals(!c.shortcut().isEmpty(), fast.shortcut().isPresent(), what);
        assertTrue(fast.shortcut().orElse("").contains(c.shortcut()), what);
        double range = (double) slow.max() - slow.min();
        for (int i = 0; i < slow.length(); i++) {
          assertEquals(slow.at(i), fast.values().at(i), SHARE * range, what + ", value " + i);
        }
      }
    }
  }

  private static Probe probe(Model model) {
    int side = model.network().input().preprocessing().crop();
    Set<LayerId> last = Set.of(model.network().features());
    return model.probe(new ProbePlan(noise(3, 1, 3, side, side), last, List.of(List.of())));
  }

  private static Model model(Network network, String file) throws IOException {
    if (file.isEmpty()) {
      return BACKEND.load(network, ProceduralWeights.of(network), BACKEND.devices().get(0));
    }
    try (Weights weights = new TorchWeightReader().open(SharedData.require("models", file))) {
      return BACKEND.load(network, weights, BACKEND.devices().get(0));
    }
  }

  /** One cell in six is not 0. */
  private static Tensor sparse(Tensor masks) {
    float[] values = masks.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i] - 1);
    }
    return Tensor.wrap(values, masks.shape());
  }

  private static Tensor noise(long seed, int... shape) {
    Random random = new Random(seed);
    float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, shape);
  }
}
