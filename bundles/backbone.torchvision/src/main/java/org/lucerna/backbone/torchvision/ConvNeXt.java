/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
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
 * ConvNeXt-Tiny (Liu et al. 2022) as torchvision builds it: linear layers on channels that were
 * moved last, layer scale, stochastic depth that rises to 0.1, pictures scaled to 236 pixels.
 */
@Component
@PluginType(id = "convnext", label = "ConvNeXt")
public final class ConvNeXt implements BackboneFamily {

  private static final Variant TINY =
      new Variant(
          "convnext_tiny", "ConvNeXt-Tiny", "Z. Liu et al., A ConvNet for the 2020s, CVPR 2022");

  private static final List<Integer> CHANNELS = List.of(96, 192, 384, 768);
  private static final List<Integer> BLOCKS = List.of(3, 3, 9, 3);
  private static final double DEPTH_RATE = 0.1;
  private static final double EPSILON = 1e-6;

  @Override
  public List<Variant> variants() {
    return List.of(TINY);
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder().input(Preprocessing.IMAGENET.sized(236, 224));
    builder
        .add("features.0.0", conv(CHANNELS.get(0), 4))
        .add("features.0.1", new Op.LayerNorm(0, EPSILON));
    int total = BLOCKS.stream().mapToInt(Integer::intValue).sum();
    int done = 0;
    for (int stage = 0; stage < BLOCKS.size(); stage++) {
      int channels = CHANNELS.get(stage);
      if (stage > 0) {
        builder
            .add("features." + 2 * stage + ".0", new Op.LayerNorm(0, EPSILON))
            .add("features." + 2 * stage + ".1", conv(channels, 2));
      }
      for (int i = 0; i < BLOCKS.get(stage); i++) {
        String id = "features." + (2 * stage + 1) + "." + i;
        block(builder, id, channels, DEPTH_RATE * done++ / (total - 1.0));
      }
    }
    return builder
        .features()
        .extractor()
        .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("classifier.0", new Op.LayerNorm(0, EPSILON))
        .add("classifier.1", new Op.Flatten())
        .add("classifier.2", new Op.Linear(Layers.IMAGENET_CLASSES, true))
        .build(variant);
  }

  private static void block(NetworkBuilder builder, String id, int channels, double rate) {
    String shortcut = builder.last().path();
    String depth = id + ".stochastic_depth";
    builder
        .add(id + ".block.0", new Op.Conv(channels, Window.square(7, 1, 3), channels, true))
        .add(id + ".block.1", new Op.Permute(List.of(1, 2, 0)))
        .add(id + ".block.2", new Op.LayerNorm(2, EPSILON))
        .add(id + ".block.3", new Op.Linear(4 * channels, true))
        .add(id + ".block.4", new Op.Gelu())
        .add(id + ".block.5", new Op.Linear(channels, true))
        .add(id + ".block.6", new Op.Permute(List.of(2, 0, 1)))
        .add(id + ".mul", new Op.LayerScale())
        .add(depth, new Op.StochasticDepth(rate))
        .add(id + ".add", new Op.Add(), depth, shortcut);
  }

  /** Patches beside each other. */
  private static Op conv(int channels, int size) {
    return new Op.Conv(channels, Window.square(size, size, 0), 1, true);
  }
}
