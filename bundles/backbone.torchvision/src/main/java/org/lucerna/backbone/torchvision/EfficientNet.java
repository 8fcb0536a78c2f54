/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import org.lucerna.backbone.torchvision.Mobile.Gate;
import org.lucerna.backbone.torchvision.Mobile.Kernel;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Variant;
import org.osgi.service.component.annotations.Component;

/**
 * EfficientNet-B0 (Tan and Le 2019, table 1), with torchvision's stochastic depth: its rate rises
 * from block to block to 0.2.
 */
@Component
@PluginType(id = "efficientnet", label = "EfficientNet")
public final class EfficientNet implements BackboneFamily {

  private static final Variant B0 =
      new Variant(
          "efficientnet_b0",
          "EfficientNet-B0",
          "M. Tan, Q. V. Le, EfficientNet: Rethinking model scaling for convolutional neural"
              + " networks, ICML 2019");

  private static final Op SILU = new Op.Silu();
  private static final Gate GATE = new Gate(SILU, new Op.Sigmoid());
  private static final double DEPTH_RATE = 0.2;

  /** A row of the paper's table 1. */
  private record Stage(int expansion, int kernel, int stride, int channels, int blocks) {}

  private static final List<Stage> STAGES =
      List.of(
          new Stage(1, 3, 1, 16, 1),
          new Stage(6, 3, 2, 24, 2),
          new Stage(6, 5, 2, 40, 2),
          new Stage(6, 3, 2, 80, 3),
          new Stage(6, 5, 1, 112, 3),
          new Stage(6, 5, 2, 192, 4),
          new Stage(6, 3, 1, 320, 1));

  /** One block of a stage; {@code rate} is its stochastic depth's. */
  private record Block(String id, int in, int out, int stride, double rate) {}

  @Override
  public List<Variant> variants() {
    return List.of(B0);
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    Mobile mobile = new Mobile(builder, Layers.norm());
    mobile.conv("features.0", new Kernel(32, 3, 2, false), SILU);
    int total = STAGES.stream().mapToInt(Stage::blocks).sum();
    int done = 0;
    int in = 32;
    for (int s = 0; s < STAGES.size(); s++) {
      Stage stage = STAGES.get(s);
      for (int i = 0; i < stage.blocks(); i++) {
        String id = "features." + (s + 1) + "." + i;
        int stride = i == 0 ? stage.stride() : 1;
        double rate = DEPTH_RATE * done++ / total;
        add(mobile, stage, new Block(id, in, stage.channels(), stride, rate));
        in = stage.channels();
      }
    }
    mobile.conv("features." + (STAGES.size() + 1), Kernel.point(1280), SILU);
    return builder
        .features()
        .extractor()
        .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("classifier.0", new Op.Dropout(0.2))
        .add("classifier.1", new Op.Linear(Layers.IMAGENET_CLASSES, true))
        .build(variant);
  }

  private static void add(Mobile mobile, Stage stage, Block block) {
    NetworkBuilder builder = mobile.builder();
    String shortcut = builder.last().path();
    int width = block.in() * stage.expansion();
    String part = block.id() + ".block.";
    int index = 0;
    if (stage.expansion() != 1) {
      mobile.conv(part + index++, Kernel.point(width), SILU);
    }
    mobile.conv(part + index++, Kernel.depth(width, stage.kernel(), block.stride()), SILU);
    mobile.gate(part + index++, width, Math.max(1, block.in() / 4), GATE);
    mobile.conv(part + index, Kernel.point(block.out()));
    if (block.stride() == 1 && block.in() == block.out()) {
      String depth = block.id() + ".stochastic_depth";
      builder
          .add(depth, new Op.StochasticDepth(block.rate()))
          .add(block.id() + ".add", new Op.Add(), depth, shortcut);
    }
  }
}
