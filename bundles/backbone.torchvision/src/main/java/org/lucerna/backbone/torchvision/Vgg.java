/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.network.Window;
import org.osgi.service.component.annotations.Component;

/**
 * VGG (Simonyan and Zisserman 2015, table 1: configurations A, B, D and E), as in the paper and
 * with BatchNorm behind every convolution ({@code _bn}).
 */
@Component
@PluginType(id = "vgg", label = "VGG")
public final class Vgg implements BackboneFamily {

  private static final String CITE =
      "K. Simonyan, A. Zisserman, Very deep convolutional networks for large-scale image"
          + " recognition, ICLR 2015";

  private static final String NORMED = "_bn";

  /** Convolutions in each of the five stages. */
  private static final Map<String, List<Integer>> DEPTHS =
      Map.of(
          "vgg11", List.of(1, 1, 2, 2, 2),
          "vgg13", List.of(2, 2, 2, 2, 2),
          "vgg16", List.of(2, 2, 3, 3, 3),
          "vgg19", List.of(2, 2, 4, 4, 4));

  private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512, 512);

  @Override
  public List<Variant> variants() {
    return DEPTHS.keySet().stream()
        .sorted()
        .flatMap(id -> Stream.of(id, id + NORMED))
        .map(id -> new Variant(id, label(id), CITE))
        .toList();
  }

  private static String label(String id) {
    return "VGG-" + id.substring("vgg".length()).replace(NORMED, " with BatchNorm");
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    boolean normed = variant.endsWith(NORMED);
    List<Integer> depths = DEPTHS.get(variant.replace(NORMED, ""));
    int index = 0;
    for (int stage = 0; stage < depths.size(); stage++) {
      for (int i = 0; i < depths.get(stage); i++) {
        Window window = Window.square(3, 1, 1);
        builder.add("features." + index++, new Op.Conv(CHANNELS.get(stage), window, 1, true));
        if (normed) {
          builder.add("features." + index++, Layers.norm());
        }
        builder.add("features." + index++, new Op.Relu());
      }
      builder
          .features()
          .add("features." + index++, new Op.MaxPool(Window.square(2, 2, 0), false))
          .extractor();
    }
    return classifier(builder).build(variant);
  }

  private static NetworkBuilder classifier(NetworkBuilder builder) {
    return builder
        .add("avgpool", new Op.AdaptiveAvgPool(7, 7))
        .add("flatten", new Op.Flatten())
        .add("classifier.0", new Op.Linear(4096, true))
        .add("classifier.1", new Op.Relu())
        .add("classifier.2", new Op.Dropout(0.5))
        .add("classifier.3", new Op.Linear(4096, true))
        .add("classifier.4", new Op.Relu())
        .add("classifier.5", new Op.Dropout(0.5))
        .add("classifier.6", new Op.Linear(Layers.IMAGENET_CLASSES, true));
  }
}
