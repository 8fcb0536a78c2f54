/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
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
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.TorchWeightReader;

/** Networks with weights, and questions about one picture. */
final class Networks {

  private static final PytorchBackend BACKEND = TestBackend.create();

  private static final List<BackboneFamily> FAMILIES =
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
          new ConvNeXt());

  private Networks() {}

  /** Of a reference such as {@code vgg16} or {@code squeezenet1_0_real}. */
  static Model model(String reference) throws IOException {
    Network network = network(reference.replace("_real", ""));
    if (!reference.endsWith("_real")) {
      return model(network, ProceduralWeights.of(network));
    }
    try (Weights weights =
        new TorchWeightReader().open(SharedData.require("models", network.id() + ".pth"))) {
      return model(network, weights);
    }
  }

  static Model model(Network network, Weights weights) throws IOException {
    return BACKEND.load(network, weights, BACKEND.devices().get(0));
  }

  static Network network(String id) {
    return FAMILIES.stream()
        .filter(family -> family.variants().stream().anyMatch(v -> v.id().equals(id)))
        .map(family -> family.network(id))
        .findFirst()
        .orElseThrow();
  }

  static NetworkBuilder graph(int size) {
    return new NetworkBuilder().input(Preprocessing.IMAGENET.sized(0, size));
  }

  /** Nothing planned but the pictures. */
  static Probe probe(Model model, Tensor pictures) {
    List<Target> none = List.of();
    return model.probe(
        new ProbePlan(
            pictures, Set.of(), Stream.generate(() -> none).limit(pictures.size(0)).toList()));
  }

  static LayerId id(String path) {
    return new LayerId(path);
  }

  /** Reproducible normally distributed values. */
  static Tensor noise(long seed, int... shape) {
    Random random = new Random(seed);
    int length = 1;
    for (int n : shape) {
      length *= n;
    }
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, shape);
  }

  /** The largest difference, as a fraction of the expected range. */
  static double distance(Tensor expected, Tensor actual) {
    double worst = 0;
    for (int i = 0; i < expected.length(); i++) {
      worst = Math.max(worst, Math.abs((double) expected.at(i) - actual.at(i)));
    }
    double range = (double) expected.max() - expected.min();
    return worst / (range == 0 ? 1 : range);
  }

  static double dot(Tensor a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.length(); i++) {
      sum += (double) a.at(i) * b.at(i);
    }
    return sum;
  }
}
