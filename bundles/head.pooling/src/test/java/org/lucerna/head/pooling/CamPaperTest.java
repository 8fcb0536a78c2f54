/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.weights.InitialWeights;

/** The networks of Zhou et al. 2016, section 3, on torchvision's backbones. */
class CamPaperTest {

  private static Network network(String id) {
    return List.<BackboneFamily>of(
            new AlexNet(), new Vgg(), new GoogLeNet(), new ResNet(), new DenseNet())
        .stream()
        .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(id)))
        .findFirst()
        .orElseThrow()
        .network(id);
  }

  private static PoolingParams params(String cut, String conv, Pool pool) {
    List<Integer> channels = Arrays.stream(conv.split("\\+")).map(Integer::valueOf).toList();
    return new PoolingParams(Optional.of(cut), channels, Optional.of(pool), 0.5);
  }

  /**
   * Parameters by hand: those of the trunk (VGG16 14,714,688 and AlexNet 2,469,696 as published for
   * their convolutions; GoogLeNet 6,624,904 without inception5a 978,944, 5b 1,347,040 and fc
   * 1,025,000), 9·in·out + out a convolution, and 1,001·channels + … of the linear layer.
   */
  @ParameterizedTest
  @CsvSource({
    "vgg16, features.29, 1024, AVG, 14, 20459304",
    "alexnet, features.11, 1024, AVG, 13, 5855016",
    "alexnet, features.11, 512+512, AVG, 13, 6522664",
    "googlenet, inception4e, 1024, AVG, 14, 11967656",
    "googlenet, inception4e, 1024, MAX, 14, 11967656",
  })
  void mapsHaveThePapersResolution(
      String id, String cut, String conv, Pool pool, int size, long parameters) {
    Network net = new GapHead().attach(network(id), 1000, params(cut, conv, pool));
    LayerId cam = net.camHead().orElseThrow().layer();
    int channels = Integer.parseInt(conv.substring(conv.indexOf('+') + 1));
    assertEquals(Shape.of(channels, size, size), Shapes.of(net).get(cam));
    assertEquals(net.features(), cam);
    assertEquals(parameters, Parameters.count(Parameters.of(net)));
    assertEquals(pool.op(), net.node(new LayerId("head.pool")).op());
    assertEquals(id + (pool == Pool.AVG ? "+gap" : "+gmp"), net.id());
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, layer3, 14",
    "resnet50, last, 7",
    "densenet121, features.denseblock3, 14",
    "vgg11_bn, features.28, 7",
  })
  void anyBackboneCanBeCutAtAContainer(String id, String cut, int size) {
    Network net = new GapHead().attach(network(id), 7, params(cut, "64+32", Pool.AVG));
    CamHead head = new CamHead(new LayerId("head.relu2"), new LayerId("head.linear"));
    assertEquals(Optional.of(head), net.camHead());
    assertEquals(Shape.of(32, size, size), Shapes.of(net).get(head.layer()));
    assertEquals(network(id).resolve(cut), Optional.of(net.extractor()));
  }

  @Test
  void newConvolutionsAndTheClassifierAreFreshAndNothingElseIs() {
    Network backbone = network("googlenet");
    Network net = new GapHead().attach(backbone, 1000, params("inception4e", "8+9", Pool.MAX));
    assertEquals(
        Set.of("head.conv1", "head.conv2", "head.linear"),
        Heads.freshLayers(backbone, net).stream().map(LayerId::path).collect(Collectors.toSet()));
  }

  /** torch's default for Conv2d: uniform within ±1/√(9·in), so of variance 1/(27·in). */
  @Test
  void newConvolutionsStartAsTorchs() {
    Network net =
        new GapHead().attach(network("alexnet"), 5, params("features.11", "32", Pool.AVG));
    Tensor weight = InitialWeights.of(net, 3).read("head.conv1.weight");
    double bound = 1 / Math.sqrt(9 * 256);
    double squares = 0;
    for (int i = 0; i < weight.length(); i++) {
      assertTrue(Math.abs(weight.at(i)) <= bound);
      squares += weight.at(i) * weight.at(i);
    }
    assertEquals(1, squares / weight.length() / (bound * bound / 3), 0.02);
  }

  @Test
  void theMaximumMayBeAskedForByParameterOrByName() {
    Network vgg = network("vgg16");
    PoolingParams max = new PoolingParams(Optional.empty(), List.of(), Optional.of(Pool.MAX), 0);
    PoolingParams plain = new PoolingParams(Optional.empty(), 0);
    assertEquals(new GmpHead().attach(vgg, 7, plain), new GapHead().attach(vgg, 7, max));
    assertEquals(
        new Op.GlobalMaxPool(),
        new GmpHead().attach(vgg, 7, plain).node(new LayerId("head.pool")).op());
  }

  @Test
  void aHeadWithConvolutionsIsReplacedWhole() {
    Network vgg = network("vgg16");
    PoolingParams wide = params("features.29", "1024", Pool.AVG);
    Network once = new GapHead().attach(vgg, 7, wide);
    assertEquals(once, new GapHead().attach(once, 7, wide));
    PoolingParams plain = new PoolingParams(Optional.of("features.29"), 0);
    assertEquals(new GapHead().attach(vgg, 5, plain), new GapHead().attach(once, 5, plain));
  }
}
