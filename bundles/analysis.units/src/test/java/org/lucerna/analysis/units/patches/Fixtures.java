/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lucerna.backbone.small.CaltechCnn;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.CifarResNet;
import org.lucerna.backbone.torchvision.ConvNeXt;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.EfficientNet;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.MobileNetV2;
import org.lucerna.backbone.torchvision.MobileNetV3;
import org.lucerna.backbone.torchvision.Nin;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** Networks, models and pictures that tests share. */
final class Fixtures {

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
          new ConvNeXt(),
          new CifarResNet(),
          new Nin(),
          new CaltechCnn(),
          new SmallGap());

  private Fixtures() {}

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

  static Model procedural(String id) throws IOException {
    Network network = network(id);
    return model(network, ProceduralWeights.of(network));
  }

  /** A builder for pictures of {@code size} by {@code size} pixels. */
  static NetworkBuilder graph(int size) {
    return new NetworkBuilder().input(Preprocessing.IMAGENET.sized(0, size));
  }

  /** Weights from names and tensors in turn. */
  static Weights weights(Object... namesAndTensors) {
    Map<String, Tensor> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTensors.length; i += 2) {
      map.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
    }
    return new TensorMap("test", map);
  }

  static LayerId layer(String name) {
    return new LayerId(name);
  }

  /** Reproducible pixels. */
  static RgbImage picture(long seed, int size) {
    Random random = new Random(seed);
    int[] rgb = random.ints((long) size * size, 0, 1 << 24).toArray();
    return RgbImage.wrap(size, size, rgb);
  }

  /** Grey levels by row, the same in all channels. */
  static RgbImage grey(int width, int... levels) {
    int[] rgb = new int[levels.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = levels[i] * 0x010101;
    }
    return RgbImage.wrap(width, levels.length / width, rgb);
  }

  /** {@code [3, H, W]}, grey levels as they are. */
  static Tensor levels(RgbImage image) {
    int plane = image.width() * image.height();
    float[] values = new float[3 * plane];
    for (int i = 0; i < plane; i++) {
      int rgb = image.rgb(i % image.width(), i / image.width());
      values[i] = rgb >> 16;
      values[plane + i] = rgb >> 8 & 0xFF;
      values[2 * plane + i] = rgb & 0xFF;
    }
    return Tensor.wrap(values, 3, image.height(), image.width());
  }
}
