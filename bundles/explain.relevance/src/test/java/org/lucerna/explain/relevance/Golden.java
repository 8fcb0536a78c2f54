/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
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
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.TorchWeightReader;

/** Networks, weights and the picture of the reference numbers. */
final class Golden {

  private static final ComputeBackend BACKEND =
      new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));

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

  private Golden() {}

  static Network network(String id) {
    for (BackboneFamily family : FAMILIES) {
      if (family.variants().stream().anyMatch(v -> v.id().equals(id))) {
        return family.network(id);
      }
    }
    throw new IllegalArgumentException(id);
  }

  static Model model(Network network, Weights weights) throws IOException {
    return BACKEND.load(network, weights, BACKEND.devices().get(0));
  }

  /** Of a reference such as {@code vgg16} or {@code squeezenet1_0_real}. */
  static Model model(String reference) throws IOException {
    Network network = network(reference.replace("_real", ""));
    if (!reference.endsWith("_real")) {
      return model(network, ProceduralWeights.of(network));
    }
    try (Weights weights = real(network.id())) {
      return model(network, weights);
    }
  }

  static Weights real(String network) throws IOException {
    WeightReader reader = new TorchWeightReader();
    return reader.open(SharedData.require("models", network + ".pth"));
  }

  /** {@code [1, 3, 224, 224]}. */
  static Tensor input() throws IOException {
    Path file = SharedData.require("golden", "input_224.png");
    return Tensor.stack(
        List.of(
            Preprocessor.normalised(
                Images.of(ImageIO.read(file.toFile())), Preprocessing.IMAGENET)));
  }

  static int classIndex(String reference) throws IOException {
    return Integer.parseInt(find(reference, "\"class\":\\s*(\\d+)"));
  }

  static String layer(String reference, String which) throws IOException {
    String name = find(reference, "\"" + which + "\":\\s*\"([^\"]+)\"");
    // The ReLU behind DenseNet's features is a function there: the reference names its input.
    return name.equals("features") ? "relu" : name;
  }

  private static String find(String reference, String pattern) throws IOException {
    String json = Files.readString(SharedData.require("golden", reference + ".json"));
    Matcher matcher = Pattern.compile(pattern).matcher(json);
    if (!matcher.find()) {
      throw new IOException(reference + ".json has no " + pattern);
    }
    return matcher.group(1);
  }
}
