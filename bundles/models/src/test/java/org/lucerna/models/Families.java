/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.util.Map;
import org.lucerna.backbone.torchvision.AlexNet;
import org.lucerna.backbone.torchvision.CifarResNet;
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

/** The families whose weights are in the catalogue. */
final class Families {

  private Families() {}

  static Map<String, BackboneFamily> all() {
    return Map.ofEntries(
        Map.entry("alexnet", new AlexNet()),
        Map.entry("cifar", new CifarResNet()),
        Map.entry("convnext", new ConvNeXt()),
        Map.entry("densenet", new DenseNet()),
        Map.entry("efficientnet", new EfficientNet()),
        Map.entry("googlenet", new GoogLeNet()),
        Map.entry("mobilenet-v2", new MobileNetV2()),
        Map.entry("mobilenet-v3", new MobileNetV3()),
        Map.entry("resnet", new ResNet()),
        Map.entry("squeezenet", new SqueezeNet()),
        Map.entry("vgg", new Vgg()));
  }
}
