/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import java.util.Map;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.network.Window;
import org.osgi.service.component.annotations.Component;

/**
 * Residual networks for CIFAR-10 (He et al. 2016, section 4.2) under the names of the usual
 * implementation (akamaster's pytorch_resnet_cifar10). Where shapes differ, the shortcut takes
 * every second pixel and fills up with channels of zeros (option A): it has no parameters.
 */
@Component
@PluginType(id = "resnet-cifar", label = "ResNet for CIFAR-10")
public final class CifarResNet implements BackboneFamily {

  private static final String CITE =
      "K. He, X. Zhang, S. Ren, J. Sun, Deep residual learning for image recognition, CVPR 2016,"
          + " section 4.2";

  private static final int CLASSES = 10;
  private static final int SIZE = 32;

  /** Blocks in each of the three stages. */
  private static final Map<String, Integer> DEPTHS =
      Map.of("resnet20-cifar", 3, "resnet56-cifar", 9);

  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant("resnet20-cifar", "ResNet-20 (CIFAR-10)", CITE),
        new Variant("resnet56-cifar", "ResNet-56 (CIFAR-10)", CITE));
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    // The published weights were trained with ImageNet's mean and deviation, not CIFAR's own.
    builder
        .input(Preprocessing.IMAGENET.sized(SIZE, SIZE))
        .add("conv1", Layers.unbiased(16, Window.square(3, 1, 1)))
        .add("bn1", Layers.norm())
        .add("relu", new Op.Relu());
    for (int stage = 0; stage < 3; stage++) {
      for (int i = 0; i < DEPTHS.get(variant); i++) {
        String id = "layer" + (stage + 1) + "." + i;
        block(builder, id, 16 << stage, i == 0 && stage > 0);
      }
    }
    return builder
        .features()
        .extractor()
        .add("avg_pool2d", new Op.AdaptiveAvgPool(1, 1))
        .add("view", new Op.Flatten())
        .add("linear", new Op.Linear(CLASSES, true))
        .build(variant);
  }

  private static void block(NetworkBuilder builder, String id, int channels, boolean narrows) {
    String shortcut = builder.last().path();
    Window window = Window.square(3, narrows ? 2 : 1, 1);
    builder
        .add(id + ".conv1", Layers.unbiased(channels, window))
        .add(id + ".bn1", Layers.norm())
        .add(id + ".relu", new Op.Relu())
        .add(id + ".conv2", Layers.unbiased(channels, Window.square(3, 1, 1)))
        .add(id + ".bn2", Layers.norm());
    if (narrows) {
      // Windows of one pixel at stride 2: x[:, :, ::2, ::2].
      builder
          .add(
              id + ".shortcut.getitem",
              new Op.AvgPool(Window.square(1, 2, 0), false, true),
              shortcut)
          .add(id + ".shortcut.pad", new Op.PadChannels(channels / 4, channels / 4));
      shortcut = id + ".shortcut.pad";
    }
    builder
        .add(id + ".add", new Op.Add(), id + ".bn2", shortcut)
        .add(id + ".relu_1", new Op.Relu());
  }
}
