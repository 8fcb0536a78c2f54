/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;

class PublishedFiguresTest {

  private static Network network(String id) {
    return Families.network(id);
  }

  private static ReceptiveField.Axis field(String network, String layer) {
    Network net = network(network);
    ReceptiveField field = ReceptiveFields.of(net).get(net.resolve(layer).orElseThrow());
    assertEquals(field.x(), field.y());
    return field.x();
  }

  /** num_params in torchvision's table of weights. */
  @ParameterizedTest
  @CsvSource({
    "alexnet, 61100840",
    "vgg11, 132863336",
    "vgg13, 133047848",
    "vgg16, 138357544",
    "vgg19, 143667240",
    "vgg11_bn, 132868840",
    "vgg13_bn, 133053736",
    "vgg16_bn, 138365992",
    "vgg19_bn, 143678248",
    "resnet18, 11689512",
    "resnet34, 21797672",
    "resnet50, 25557032",
    "resnet101, 44549160",
    "resnet152, 60192808",
    "googlenet, 6624904",
    "densenet121, 7978856",
    "densenet169, 14149480",
    "densenet201, 20013928",
    "resnet20-cifar, 269722",
    "resnet56-cifar, 853018",
    "squeezenet1_0, 1248424",
    "squeezenet1_1, 1235496",
    "mobilenet_v2, 3504872",
    "mobilenet_v3_large, 5483032",
    "efficientnet_b0, 5288548",
    "convnext_tiny, 28589128",
  })
  void parametersAreAsManyAsPublished(String id, long count) {
    assertEquals(count, Parameters.count(Parameters.of(network(id))));
  }

  /**
   * Sizes and strides from Araujo, Norris and Sim (2019), whose AlexNet has no padding in its first
   * convolution: padding 64 there, 66 here.
   */
  @Test
  void receptiveFieldsAreThePublishedOnes() {
    assertEquals(new ReceptiveField.Axis(195, 32, -66), field("alexnet", "features.12"));
    assertEquals(new ReceptiveField.Axis(212, 32, -90), field("vgg16", "features.30"));
    assertEquals(new ReceptiveField.Axis(196, 16, -90), field("vgg16", "features.29"));
    assertEquals(new ReceptiveField.Axis(163, 16, -66), field("alexnet", "features.11"));
  }

  @Test
  void adaptivePoolingOfTheRightSizeKeepsTheField() {
    assertEquals(field("alexnet", "features.12"), field("alexnet", "avgpool"));
    assertEquals(field("vgg16", "features.30"), field("vgg16", "avgpool"));
  }

  /** By hand: 7/2, pool to 11 at 4, three fires to 35, pool to 43 at 8, four to 107, pool, fire. */
  @Test
  void theFieldOfSqueezeNetsFeaturesIsExact() {
    assertEquals(new ReceptiveField.Axis(155, 16, -60), field("squeezenet1_0", "features.12"));
  }

  /** torchvision/models/{efficientnet,convnext}.py: the rate rises linearly over the blocks. */
  @ParameterizedTest
  @CsvSource({
    "efficientnet_b0, features.2.1, 0.025",
    "efficientnet_b0, features.6.3, 0.175",
    "convnext_tiny, features.1.0, 0",
    "convnext_tiny, features.7.2, 0.1",
  })
  void stochasticDepthGrowsWithDepth(String id, String block, double rate) {
    LayerId layer = new LayerId(block + ".stochastic_depth");
    Op.StochasticDepth op = (Op.StochasticDepth) network(id).node(layer).op();
    assertEquals(rate, op.rate(), 1e-12);
  }

  /** How far a cell of a map stretched over 224 pixels is drawn from what it sees. */
  private static double error(String network, String layer, int cells, int cell) {
    return Math.abs(field(network, layer).centre(cell) - (cell + 0.5) * 224 / cells);
  }

  @Test
  void stretchedMapsAreOffByWhatTheArchitecturePageSays() {
    assertEquals(12.8, error("alexnet", "features.12", 6, 0), 0.1);
    assertEquals(13.8, error("alexnet", "features.12", 6, 5), 0.1);
    assertEquals(8.9, error("squeezenet1_0", "features.12", 13, 0), 0.1);
    assertEquals(5.9, error("squeezenet1_0", "features.12", 13, 12), 0.1);
    for (int cell = 0; cell < 7; cell++) {
      assertEquals(0, error("vgg16", "features.30", 7, cell));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet, features.11, features.12",
    "vgg11, features.19, features.20",
    "vgg13, features.23, features.24",
    "vgg16, features.29, features.30",
    "vgg19, features.35, features.36",
    "squeezenet1_0, features.12, features.12",
    "squeezenet1_1, features.12, features.12",
    "vgg11_bn, features.27, features.28",
    "vgg13_bn, features.33, features.34",
    "vgg16_bn, features.42, features.43",
    "vgg19_bn, features.51, features.52",
    "resnet18, layer4, layer4",
    "resnet34, layer4, layer4",
    "resnet50, layer4, layer4",
    "resnet101, layer4, layer4",
    "resnet152, layer4, layer4",
    "googlenet, inception5b, inception5b",
    "densenet121, relu, relu",
    "densenet169, relu, relu",
    "densenet201, relu, relu",
    "nin, features.25, features.25",
    "resnet20-cifar, layer3, layer3",
    "resnet56-cifar, layer3, layer3",
  })
  void landmarksAreWhereTheArchitecturePageSays(String id, String last, String extractor) {
    Network net = network(id);
    assertEquals(last, net.displayName(net.features()));
    assertEquals(extractor, net.displayName(net.extractor()));
  }

  /**
   * By hand: 11/4, pool to 19 at 8, 5×5 to 51, pool to 67 at 16, 3×3 to 99, pool to 131 at 32, 3×3.
   */
  @Test
  void theFieldOfNinIsExact() {
    assertEquals(new ReceptiveField.Axis(195, 32, -64), field("nin", "features.25"));
  }

  /** Caffe's deploy file: 96·3·11², 96·96, 96·96, 256·96·5² … and a bias a channel. */
  @Test
  void ninHasTheParametersOfTheCaffeModel() {
    assertEquals(7_595_176, Parameters.count(Parameters.of(network("nin"))));
  }

  @ParameterizedTest
  @CsvSource({
    "squeezenet1_1, classifier.1",
    "nin, classifier.0",
    "resnet18, fc",
    "resnet50, fc",
    "googlenet, fc",
    "densenet121, classifier",
    "mobilenet_v2, classifier.1",
    "efficientnet_b0, classifier.1",
  })
  void networksThatPoolHaveMapsWithoutANewHead(String id, String classifier) {
    Network net = network(id);
    CamHead head = new CamHead(net.features(), new LayerId(classifier));
    assertEquals(Optional.of(head), net.camHead());
  }

  @Test
  void networksWithHiddenLinearLayersHaveNone() {
    assertTrue(network("alexnet").camHead().isEmpty());
    assertTrue(network("vgg16").camHead().isEmpty());
    assertTrue(network("vgg16_bn").camHead().isEmpty());
    assertTrue(network("mobilenet_v3_large").camHead().isEmpty());
    assertTrue(network("convnext_tiny").camHead().isEmpty(), "normalises between pool and linear");
  }

  /** As torch.fx names what is a function, or a module's second call. */
  @ParameterizedTest
  @CsvSource({
    "resnet18, layer1.0, layer1.0.relu_1",
    "resnet18, layer2.0.downsample, layer2.0.downsample.1",
    "resnet50, layer1, layer1.2.relu_2",
    "googlenet, conv1, conv1.relu",
    "mobilenet_v2, features.3, features.3.add",
    "mobilenet_v2, features.2, features.2.conv.3",
    "mobilenet_v3_large, features.4.block.2, features.4.block.2.mul",
    "efficientnet_b0, features.2.1, features.2.1.add",
    "convnext_tiny, features.2, features.2.1",
    "convnext_tiny, features.1.0.block, features.1.0.block.6",
    "googlenet, inception3a, inception3a.cat",
    "googlenet, inception3a.branch2, inception3a.branch2.1.relu",
    "densenet121, features, features.norm5",
    "densenet121, features.denseblock2, features.denseblock2.cat",
  })
  void containersMeanTheirLastLayer(String id, String container, String layer) {
    assertEquals(Optional.of(new LayerId(layer)), network(id).resolve(container));
  }

  @Test
  void aPictureOfAnotherSizeFitsVgg() {
    Network net = network("vgg16");
    Network small =
        net.withInput(
            new org.lucerna.vision.api.network.InputSpec(
                net.input().preprocessing().sized(128, 128)));
    assertEquals(Parameters.count(Parameters.of(net)), Parameters.count(Parameters.of(small)));
  }
}
