/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.ConvNeXt;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.MobileNetV2;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.TensorMap;

class LayersTest {

  private static final List<BackboneFamily> FAMILIES =
      List.of(
          new AlexNet(),
          new ResNet(),
          new DenseNet(),
          new Vgg(),
          new SqueezeNet(),
          new MobileNetV2(),
          new ConvNeXt());

  @ParameterizedTest
  @CsvSource({
    "alexnet, 5, features.1, features.11",
    "vgg16, 13, features.1, features.29",
    "squeezenet1_0, 26, features.1, classifier.2",
    "resnet18, 20, relu, layer4.1.bn2",
    "densenet121, 120, features.relu0, features.denseblock4.denselayer16.conv2",
    "mobilenet_v2, 52, features.0.2, features.18.2"
  })
  void allIsEveryConvolutionBehindItsActivation(String id, int count, String first, String last) {
    List<LayerId> layers = maps(network(id), "all");
    assertEquals(count, layers.size());
    assertEquals(first, layers.get(0).path());
    assertEquals(last, layers.get(count - 1).path());
  }

  @Test
  void rawIsTheConvolutionsThemselves() {
    List<LayerId> layers = maps(network("alexnet"), "raw");
    assertEquals(5, layers.size());
    assertEquals("features.0", layers.get(0).path());
  }

  @Test
  void rectifiedLayersAreKnownFromTheGraph() {
    Set<LayerId> squeezenet = Rectified.of(network("squeezenet1_0"));
    assertTrue(squeezenet.contains(network("squeezenet1_0").features()), "joined ReLUs");
    assertFalse(squeezenet.contains(new LayerId("features.0")));
    Set<LayerId> mobile = Rectified.of(network("mobilenet_v2"));
    assertFalse(mobile.contains(new LayerId("features.3.conv.3")), "a linear bottleneck");
    assertTrue(mobile.contains(network("mobilenet_v2").features()));
    Set<LayerId> resnet = Rectified.of(network("resnet18"));
    assertFalse(resnet.contains(new LayerId("layer1.0.add")));
    assertTrue(resnet.contains(new LayerId("layer1.0.relu_1")));
  }

  @Test
  void layersWithChannelsLastAreRefused() {
    Network convnext = network("convnext_tiny");
    ParamException e =
        assertThrows(ParamException.class, () -> maps(convnext, "features.1.0.block.3"));
    assertTrue(e.getMessage().contains("behind height and width"), e.getMessage());
    assertFalse(maps(convnext, "all").isEmpty());
  }

  private static List<LayerId> maps(Network network, String word) {
    TestInspection inspection =
        Bench.inspection(
            new WeightsOnly(network, new TensorMap("none", java.util.Map.of())), List.of());
    return new Layers(network).maps(inspection, List.of(word));
  }

  private static Network network(String id) {
    return FAMILIES.stream()
        .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(id)))
        .findFirst()
        .orElseThrow()
        .network(id);
  }
}
