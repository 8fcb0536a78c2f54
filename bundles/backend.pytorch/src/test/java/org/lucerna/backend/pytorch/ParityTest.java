/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.ConvNeXt;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.EfficientNet;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.MobileNetV2;
import org.lucerna.backbone.torchvision.MobileNetV3;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.TorchWeightReader;

/** The same numbers as torch, torchvision and the definitions of the methods give. */
class ParityTest {

  private static final PytorchBackend BACKEND = TestBackend.create();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squeezenet1_0_real",
        "squeezenet1_0",
        "squeezenet1_1",
        "alexnet",
        "vgg16",
        "vgg19",
        "resnet18",
        "resnet101",
        "googlenet",
        "densenet121",
        "mobilenet_v2_real",
        "mobilenet_v3_large",
        "efficientnet_b0",
        "convnext_tiny"
      })
  void logitsAndMapsAgreeWithTorch(String name) throws IOException {
    Golden golden = Golden.read(name);
    Network network = network(golden.network());
    try (Weights weights = weights(name, network);
        Model model = BACKEND.load(network, weights, BACKEND.devices().get(0))) {
      Target target = Target.ofClass(golden.explained());
      Set<LayerId> layers =
          Set.of(
              network.resolve(golden.layer("last")).orElseThrow(),
              network.resolve(golden.layer("mid")).orElseThrow(),
              Network.INPUT);
      ProbePlan plan = new ProbePlan(Golden.picture(), layers, List.of(List.of(target)));
      try (Probe probe = model.probe(plan)) {
        modulesAgree(golden, probe);
        logitsAgree(golden, probe);
        for (String which : List.of("last", "mid")) {
          mapsAgree(golden, probe, which);
        }
        inputGradientsAgree(golden, probe);
        occlusionAgrees(golden, probe);
      }
    }
  }

  private static void logitsAgree(Golden golden, Probe probe) {
    Tensor expected = golden.arrays().get("logits");
    double largest = Math.max(Math.abs(expected.max()), Math.abs(expected.min()));
    for (int i = 0; i < expected.length(); i++) {
      assertEquals(expected.at(i), probe.logits(0)[i], 1e-3 * largest, "logit " + i);
    }
  }

  /** First of all, so that a difference is found at the module where it begins. */
  private static void modulesAgree(Golden golden, Probe probe) {
    Map<String, Golden.Moments> modules = golden.modules();
    int compared = 0;
    for (Map.Entry<String, Golden.Moments> module : modules.entrySet()) {
      var layer = Golden.lastCall(probe.network(), module.getKey());
      assertTrue(layer.isPresent(), module.getKey());
      Golden.Moments expected = module.getValue();
      Golden.Moments actual = Golden.moments(probe.activation(0, layer.get()));
      double tolerance = 1e-4 * (Math.abs(expected.mean()) + expected.deviation()) + 1e-7;
      assertEquals(expected.mean(), actual.mean(), tolerance, "mean of " + module.getKey());
      assertEquals(
          expected.deviation(), actual.deviation(), tolerance, "std of " + module.getKey());
      compared++;
    }
    assertTrue(compared >= 20, compared + " modules compared");
  }

  private static void mapsAgree(Golden golden, Probe probe, String which) {
    LayerId layer = probe.network().resolve(golden.layer(which)).orElseThrow();
    Tensor a = probe.activation(0, layer);
    Tensor g = probe.gradient(0, layer, Target.ofClass(golden.explained()));
    float[] weights = g.channelMeans();
    golden.assertWithin(1e-3, which + "__grad_cam", a.weightedChannelSum(weights));
    golden.assertWithin(1e-3, which + "__gradient_mean", Tensor.wrap(weights, weights.length));
    if (isNormalisedNext(probe.network(), layer)) {
      vanishes(a, g);
    } else {
      golden.assertNear(1e-2, which + "__hires_cam", hiRes(a, g));
    }
  }

  private static boolean isNormalisedNext(Network network, LayerId layer) {
    return network.consumers().getOrDefault(layer, List.of()).stream()
        .allMatch(node -> node.op() instanceof Op.LayerNorm);
  }

  /**
   * In front of a layer normalisation the logit does not change when a cell's values grow alike, so
   * that by Euler's theorem their sum weighed by their gradients is 0 (all but epsilon), and a
   * reference would consist of rounding errors.
   */
  private static void vanishes(Tensor a, Tensor g) {
    double whole = 0;
    for (int i = 0; i < a.length(); i++) {
      whole += Math.abs((double) a.at(i) * g.at(i));
    }
    Tensor sums = hiRes(a, g);
    double rest = 0;
    for (int i = 0; i < sums.length(); i++) {
      rest += Math.abs(sums.at(i));
    }
    assertEquals(0, rest / whole, 1e-4);
  }

  private static Tensor hiRes(Tensor a, Tensor g) {
    float[] product = new float[a.length()];
    float[] ones = new float[a.size(0)];
    java.util.Arrays.fill(ones, 1);
    for (int i = 0; i < product.length; i++) {
      product[i] = a.at(i) * g.at(i);
    }
    return Tensor.wrap(product, a.shape()).weightedChannelSum(ones);
  }

  private static void inputGradientsAgree(Golden golden, Probe probe) {
    Tensor g = probe.gradient(0, Network.INPUT, Target.ofClass(golden.explained()));
    int plane = g.length() / 3;
    float[] saliency = new float[plane];
    for (int i = 0; i < g.length(); i++) {
      saliency[i % plane] = Math.max(saliency[i % plane], Math.abs(g.at(i)));
    }
    golden.assertNear(1e-2, "last__saliency", Tensor.wrap(saliency, plane));
    golden.assertNear(1e-2, "last__input_x_gradient", hiRes(probe.input(0), g));
  }

  private static void occlusionAgrees(Golden golden, Probe probe) {
    if (!golden.arrays().containsKey("input__occlusion_48_16")
        || golden.network().startsWith("vgg")) {
      return; // 144 passes of a VGG take most of a minute and show nothing new
    }
    int explained = golden.explained();
    float[] map = new float[144];
    for (int row = 0; row < 12; row++) {
      List<Tensor> covered = new ArrayList<>();
      for (int column = 0; column < 12; column++) {
        covered.add(covered(probe.input(0), 16 * row, 16 * column));
      }
      Tensor scores = probe.scores(Network.INPUT, Tensor.stack(covered));
      for (int column = 0; column < 12; column++) {
        map[12 * row + column] = probe.logits(0)[explained] - scores.slice(column).at(explained);
      }
    }
    golden.assertWithin(1e-3, "input__occlusion_48_16", Tensor.wrap(map, 144));
  }

  private static Tensor covered(Tensor picture, int y, int x) {
    float[] values = picture.toArray();
    for (int c = 0; c < 3; c++) {
      for (int row = y; row < y + 48; row++) {
        int start = (c * 224 + row) * 224 + x;
        java.util.Arrays.fill(values, start, start + 48, 0);
      }
    }
    return Tensor.wrap(values, picture.shape());
  }

  private static Network network(String id) {
    Map<String, BackboneFamily> families = new HashMap<>();
    for (BackboneFamily family :
        List.of(
            new SqueezeNet(),
            new AlexNet(),
            new Vgg(),
            new ResNet(),
            new GoogLeNet(),
            new DenseNet(),
            new MobileNetV2(),
            new MobileNetV3(),
            new EfficientNet(),
            new ConvNeXt())) {
      family.variants().forEach(v -> families.put(v.id(), family));
    }
    return families.get(id).network(id);
  }

  private static Weights weights(String name, Network network) throws IOException {
    if (!name.endsWith("_real")) {
      return ProceduralWeights.of(network);
    }
    return new TorchWeightReader().open(SharedData.require("models", network.id() + ".pth"));
  }
}
