/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.weights.ProceduralWeights;

/** Exports of torchvision's families, as torch names and writes them, against ONNX Runtime. */
class FamiliesTest {

  private static final int NARROW = 64;
  private static final List<BackboneFamily> FAMILIES =
      List.of(
          new AlexNet(),
          new Vgg(),
          new SqueezeNet(),
          new ResNet(),
          new DenseNet(),
          new GoogLeNet(),
          new MobileNetV2(),
          new MobileNetV3(),
          new EfficientNet(),
          new ConvNeXt());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "alexnet, 13, 0, false",
    "vgg11_bn, 17, 0, true",
    "squeezenet1_1, 9, 1, false",
    "resnet18, 17, 0, true",
    "resnet18, 13, 2, false",
    "densenet121, 13, 0, true",
    "googlenet, 17, 1, true",
    "mobilenet_v2, 11, 0, true",
    "mobilenet_v3_large, 13, 0, true",
    "efficientnet_b0, 18, 0, true",
    "convnext_tiny, 17, 0, false",
    "convnext_tiny, 13, 1, false",
  })
  void anExportComputesWhatOnnxRuntimeComputes(String variant, int opset, int batch, boolean folds)
      throws IOException {
    Network network = small(family(variant).network(variant));
    Path file = folder.resolve(variant + ".onnx");
    Exporter.write(
        network, ProceduralWeights.of(network), new Exporter.Style(opset, batch, folds), file);
    int pixels = network.input().preprocessing().crop();
    Network read = Oracle.assertAgrees(file, batch == 0 ? 2 : batch, 3, pixels, pixels);

    assertEquals(network.features(), read.features());
    assertEquals(network.extractor(), read.extractor());
    assertEquals(network.camHead(), read.camHead());
    Set<LayerId> ids = read.nodes().stream().map(Node::id).collect(Collectors.toSet());
    for (Node node : network.nodes()) {
      boolean gone =
          node.op() instanceof Op.Dropout
              || node.op() instanceof Op.StochasticDepth
              || folds && node.op() instanceof Op.BatchNorm;
      assertTrue(gone || ids.contains(node.id()), () -> node.id() + " is not among " + ids);
    }
  }

  private static BackboneFamily family(String variant) {
    return FAMILIES.stream()
        .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(variant)))
        .findFirst()
        .orElseThrow();
  }

  /** Smaller pictures and hidden layers: the operations are the same. */
  private static Network small(Network network) {
    List<Node> nodes =
        network.nodes().stream()
            .map(
                n ->
                    n.op() instanceof Op.Linear l && l.features() == 4096
                        ? new Node(n.id(), new Op.Linear(NARROW, l.bias()), n.inputs())
                        : n)
            .toList();
    boolean fixed = network.id().startsWith("alexnet") || network.id().startsWith("vgg");
    int pixels = fixed ? 224 : 96;
    return new Network(
        network.id(),
        List.of(new InputSpec(network.input().preprocessing().sized(pixels, pixels))),
        nodes,
        network.features(),
        network.extractor(),
        network.outputs());
  }
}
