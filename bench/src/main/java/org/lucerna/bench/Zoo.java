/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.List;
import java.util.Optional;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.head.pooling.GapHead;
import org.lucerna.head.pooling.PoolingParams;
import org.lucerna.vision.api.network.Network;

/** The networks of the figures: as published, and with a head that pools. */
final class Zoo {

  private static final int CLASSES = 7;
  private static final int IMAGENET = 1000;

  private Zoo() {}

  static List<Network> networks() {
    Network squeezenet = new SqueezeNet().network("squeezenet1_0");
    Network alexnet = new AlexNet().network("alexnet");
    Network vgg16 = new Vgg().network("vgg16");
    return List.of(
        squeezenet,
        gap(squeezenet, CLASSES),
        gap(alexnet, CLASSES),
        gap(vgg16, CLASSES),
        gap(vgg16, IMAGENET),
        alexnet,
        vgg16);
  }

  static Network gap(Network backbone, int classes) {
    return new GapHead().attach(backbone, classes, new PoolingParams(Optional.empty(), 0));
  }
}
