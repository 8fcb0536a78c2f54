/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.network.Window;
import org.osgi.service.component.annotations.Component;

/**
 * AlexNet as torchvision builds it: the single-tower variant of Krizhevsky (2014), without local
 * response normalisation.
 */
@Component
@PluginType(id = "alexnet", label = "AlexNet")
public final class AlexNet implements BackboneFamily {

  private static final Variant ALEXNET =
      new Variant(
          "alexnet",
          "AlexNet",
          "A. Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014");

  @Override
  public List<Variant> variants() {
    return List.of(ALEXNET);
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    conv(builder, 0, 64, Window.square(11, 4, 2));
    builder.add("features.2", pool());
    conv(builder, 3, 192, Window.square(5, 1, 2));
    builder.add("features.5", pool());
    conv(builder, 6, 384, Window.square(3, 1, 1));
    conv(builder, 8, 256, Window.square(3, 1, 1));
    conv(builder, 10, 256, Window.square(3, 1, 1));
    builder.features().add("features.12", pool()).extractor();
    return builder
        .add("avgpool", new Op.AdaptiveAvgPool(6, 6))
        .add("flatten", new Op.Flatten())
        .add("classifier.0", new Op.Dropout(0.5))
        .add("classifier.1", new Op.Linear(4096, true))
        .add("classifier.2", new Op.Relu())
        .add("classifier.3", new Op.Dropout(0.5))
        .add("classifier.4", new Op.Linear(4096, true))
        .add("classifier.5", new Op.Relu())
        .add("classifier.6", new Op.Linear(Layers.IMAGENET_CLASSES, true))
        .build(variant);
  }

  private static void conv(NetworkBuilder builder, int index, int channels, Window window) {
    builder
        .add("features." + index, new Op.Conv(channels, window, 1, true))
        .add("features." + (index + 1), new Op.Relu());
  }

  private static Op pool() {
    return new Op.MaxPool(Window.square(3, 2, 0), false);
  }
}
