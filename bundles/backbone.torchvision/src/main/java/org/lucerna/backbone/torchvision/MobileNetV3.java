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

/** MobileNetV3-Large (Howard et al. 2019, table 1). */
@Component
@PluginType(id = "mobilenet-v3", label = "MobileNetV3")
public final class MobileNetV3 implements BackboneFamily {

  private static final Variant LARGE =
      new Variant(
          "mobilenet_v3_large",
          "MobileNetV3-Large",
          "A. Howard et al., Searching for MobileNetV3, ICCV 2019");

  private static final Op RELU = new Op.Relu();
  private static final Op HARD_SWISH = new Op.HardSwish();
  private static final Op NORM = new Op.BatchNorm(1e-3, 0.01);
  private static final Gate GATE = new Gate(RELU, new Op.HardSigmoid());

  /** A row of the paper's table 1; {@code gated} is its column SE. */
  private record Block(
      int in, int kernel, int width, int out, boolean gated, Op activation, int stride) {}

  private static final List<Block> BLOCKS =
      List.of(
          new Block(16, 3, 16, 16, false, RELU, 1),
          new Block(16, 3, 64, 24, false, RELU, 2),
          new Block(24, 3, 72, 24, false, RELU, 1),
          new Block(24, 5, 72, 40, true, RELU, 2),
          new Block(40, 5, 120, 40, true, RELU, 1),
          new Block(40, 5, 120, 40, true, RELU, 1),
          new Block(40, 3, 240, 80, false, HARD_SWISH, 2),
          new Block(80, 3, 200, 80, false, HARD_SWISH, 1),
          new Block(80, 3, 184, 80, false, HARD_SWISH, 1),
          new Block(80, 3, 184, 80, false, HARD_SWISH, 1),
          new Block(80, 3, 480, 112, true, HARD_SWISH, 1),
          new Block(112, 3, 672, 112, true, HARD_SWISH, 1),
          new Block(112, 5, 672, 160, true, HARD_SWISH, 2),
          new Block(160, 5, 960, 160, true, HARD_SWISH, 1),
          new Block(160, 5, 960, 160, true, HARD_SWISH, 1));

  @Override
  public List<Variant> variants() {
    return List.of(LARGE);
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    Mobile mobile = new Mobile(builder, NORM);
    mobile.conv("features.0", new Kernel(16, 3, 2, false), HARD_SWISH);
    int index = 1;
    for (Block block : BLOCKS) {
      add(mobile, "features." + index++, block);
    }
    mobile.conv("features." + index, Kernel.point(960), HARD_SWISH);
    return builder
        .features()
        .extractor()
        .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("classifier.0", new Op.Linear(1280, true))
        .add("classifier.1", HARD_SWISH)
        .add("classifier.2", new Op.Dropout(0.2))
        .add("classifier.3", new Op.Linear(Layers.IMAGENET_CLASSES, true))
        .build(variant);
  }

  private static void add(Mobile mobile, String id, Block block) {
    NetworkBuilder builder = mobile.builder();
    String shortcut = builder.last().path();
    Op activation = block.activation();
    int index = 0;
    if (block.width() != block.in()) {
      mobile.conv(id + ".block." + index++, Kernel.point(block.width()), activation);
    }
    Kernel depth = Kernel.depth(block.width(), block.kernel(), block.stride());
    mobile.conv(id + ".block." + index++, depth, activation);
    if (block.gated()) {
      int squeezed = Mobile.rounded(block.width() / 4.0);
      mobile.gate(id + ".block." + index++, block.width(), squeezed, GATE);
    }
    mobile.conv(id + ".block." + index, Kernel.point(block.out()));
    if (block.stride() == 1 && block.in() == block.out()) {
      builder.add(id + ".add", new Op.Add(), builder.last().path(), shortcut);
    }
  }
}
