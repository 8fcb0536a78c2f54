/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.CifarResNet;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.Nin;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.testkit.HeadContract;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

class GapHeadTest extends HeadContract<PoolingParams> {

  private static final Network VGG16 = new Vgg().network("vgg16");
  private static final LayerId LINEAR = new LayerId("head.linear");

  @Override
  protected Head<PoolingParams> head() {
    return new GapHead();
  }

  @Override
  protected PoolingParams params() {
    return new PoolingParams(Optional.empty(), 0);
  }

  @Override
  protected List<Network> fitting() {
    return List.of(
        VGG16,
        new AlexNet().network("alexnet"),
        new SqueezeNet().network("squeezenet1_0"),
        new ResNet().network("resnet50"),
        new GoogLeNet().network("googlenet"),
        new DenseNet().network("densenet121"),
        new Nin().network("nin"),
        new CifarResNet().network("resnet20-cifar"));
  }

  @Override
  protected Network unfitting() {
    return new NetworkBuilder()
        .add("flatten", new Op.Flatten())
        .features()
        .extractor()
        .add("fc", new Op.Linear(7, true))
        .build("perceptron");
  }

  private static Network cut(String layer, double dropout) {
    return new GapHead().attach(VGG16, 7, new PoolingParams(Optional.of(layer), dropout));
  }

  @Test
  void itIsAttachedBehindTheLastPool() {
    Network net = head().attach(VGG16, 7, params());
    assertEquals("vgg16+gap", net.id());
    assertEquals(Optional.of(new CamHead(VGG16.extractor(), LINEAR)), net.camHead());
    assertEquals(Shape.of(512, 7, 7), Shapes.of(net).get(net.camHead().orElseThrow().layer()));
    assertEquals("features.29", net.features().path());
    assertEquals(Optional.empty(), net.resolve("classifier"));
  }

  /** 14,714,688 in VGG16's convolutions (Keras's published no-top count), and 512·7 + 7. */
  @Test
  void theLargeLayersAreGone() {
    Network net = head().attach(VGG16, 7, params());
    assertEquals(14_714_688 + 3_591, Parameters.count(Parameters.of(net)));
  }

  @Test
  void aCutMayLieEarlier() {
    Network net = cut("features.29", 0);
    assertEquals(Shape.of(512, 14, 14), Shapes.of(net).get(net.camHead().orElseThrow().layer()));
    assertEquals("features.29", net.features().path());
    Network earlier = cut("features.15", 0);
    assertEquals("features.15", earlier.features().path());
    assertEquals("features.15", earlier.extractor().path());
    assertEquals(Optional.empty(), earlier.find(new LayerId("features.16")));
  }

  @Test
  void dropoutIsAddedOnlyWhereItIsAskedFor() {
    assertEquals(
        new Op.Dropout(0.3), cut("features.30", 0.3).node(new LayerId("head.dropout")).op());
    assertTrue(cut("features.30", 0).find(new LayerId("head.dropout")).isEmpty());
    assertEquals(LINEAR, cut("features.30", 0.3).camHead().orElseThrow().classifier());
  }

  @Test
  void aCutThatIsNoFeatureMapIsRefused() {
    for (String name : List.of("features.99", "classifier.3", "flatten")) {
      LucernaException e = assertThrows(LucernaException.class, () -> cut(name, 0));
      assertEquals(ExitStatus.JOB_INVALID, e.status());
      assertTrue(e.getMessage().contains(name) && e.getMessage().contains("vgg16"), e.getMessage());
    }
  }

  @Test
  void aCutInTheHeadItReplacesIsRefused() {
    Network headed = head().attach(VGG16, 7, params());
    for (String name : List.of("head", "head.pool", "head.flatten")) {
      PoolingParams params = new PoolingParams(Optional.of(name), 0);
      String message =
          assertThrows(LucernaException.class, () -> head().attach(headed, 5, params)).getMessage();
      assertTrue(message.contains("belongs to the head"), message);
    }
  }
}
