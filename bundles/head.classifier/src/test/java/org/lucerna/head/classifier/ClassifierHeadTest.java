/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.Nin;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.HeadContract;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Window;

class ClassifierHeadTest extends HeadContract<NoParams> {

  private static final Network ALEXNET = new AlexNet().network("alexnet");
  private static final Network SQUEEZENET = new SqueezeNet().network("squeezenet1_1");

  @Override
  protected Head<NoParams> head() {
    return new ClassifierHead();
  }

  @Override
  protected NoParams params() {
    return new NoParams();
  }

  @Override
  protected List<Network> fitting() {
    return List.of(
        ALEXNET,
        SQUEEZENET,
        new Vgg().network("vgg11_bn"),
        new ResNet().network("resnet18"),
        new GoogLeNet().network("googlenet"),
        new DenseNet().network("densenet121"),
        new Nin().network("nin"));
  }

  @Override
  protected Network unfitting() {
    return new NetworkBuilder()
        .add("conv", new Op.Conv(4, Window.square(3, 1, 1), 1, true))
        .features()
        .extractor()
        .add("flatten", new Op.Flatten())
        .build("headless");
  }

  @Test
  void onlyTheLastLinearLayerChanges() {
    Network net = head().attach(ALEXNET, 7, params());
    assertEquals(new Op.Linear(7, true), net.node(new LayerId("classifier.6")).op());
    assertEquals(
        ALEXNET.nodes().subList(0, ALEXNET.nodes().size() - 1),
        net.nodes().subList(0, net.nodes().size() - 1));
    assertEquals(Set.of(new LayerId("classifier.6")), Heads.freshLayers(ALEXNET, net));
    // torchvision.models.alexnet(num_classes=7)
    assertEquals(57_032_519, Parameters.count(Parameters.of(net)));
  }

  @Test
  void aConvolutionAsClassifierIsReplacedToo() {
    Network net = head().attach(SQUEEZENET, 7, params());
    assertEquals(
        new Op.Conv(7, Window.square(1, 1, 0), 1, true),
        net.node(new LayerId("classifier.1")).op());
    assertEquals(SQUEEZENET.camHead(), net.camHead());
    // 722,496 without its classifier, and 512 * 7 + 7
    assertEquals(722_496 + 3_591, Parameters.count(Parameters.of(net)));
  }

  @Test
  void withTheSameNumberOfClassesOnlyTheTensorsAreNew() {
    Network net = head().attach(ALEXNET, 1000, params());
    assertEquals(ALEXNET, net);
    assertTrue(Heads.freshLayers(ALEXNET, net).equals(Set.of(new LayerId("classifier.6"))));
  }
}
