/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import java.util.Map;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.network.Window;
import org.osgi.service.component.annotations.Component;

/**
 * Residual networks (He et al. 2016, table 1) as torchvision builds them: the stride of a
 * bottleneck lies in its 3×3 convolution ("v1.5"), where the paper has it in the first 1×1.
 */
@Component
@PluginType(id = "resnet", label = "ResNet")
public final class ResNet implements BackboneFamily {

  private static final String CITE =
      "K. He, X. Zhang, S. Ren, J. Sun, Deep residual learning for image recognition, CVPR 2016";

  /** Blocks in each of the four stages. */
  private static final Map<Integer, List<Integer>> DEPTHS =
      Map.of(
          18, List.of(2, 2, 2, 2),
          34, List.of(3, 4, 6, 3),
          50, List.of(3, 4, 6, 3),
          101, List.of(3, 4, 23, 3),
          152, List.of(3, 8, 36, 3));

  /** The first depth whose blocks are bottlenecks. */
  private static final int BOTTLENECKS = 50;

  private static final int EXPANSION = 4;

  /**
   * One block.
   *
   * @param projects whether its shortcut is a convolution, because shapes differ
   */
  private record Block(String id, int width, int stride, boolean projects) {}

  @Override
  public List<Variant> variants() {
    return DEPTHS.keySet().stream()
        .sorted()
        .map(depth -> new Variant("resnet" + depth, "ResNet-" + depth, CITE))
        .toList();
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    int depth = Integer.parseInt(variant.substring("resnet".length()));
    boolean bottleneck = depth >= BOTTLENECKS;
    NetworkBuilder builder = new NetworkBuilder();
    builder
        .add("conv1", Layers.unbiased(64, Window.square(7, 2, 3)))
        .add("bn1", Layers.norm())
        .add("relu", new Op.Relu())
        .add("maxpool", new Op.MaxPool(Window.square(3, 2, 1), false));
    List<Integer> depths = DEPTHS.get(depth);
    for (int stage = 0; stage < depths.size(); stage++) {
      for (int i = 0; i < depths.get(stage); i++) {
        boolean narrows = i == 0 && stage > 0;
        boolean projects = narrows || i == 0 && bottleneck;
        String id = "layer" + (stage + 1) + "." + i;
        Block block = new Block(id, 64 << stage, narrows ? 2 : 1, projects);
        add(builder, block, bottleneck);
      }
    }
    return Layers.pooledLinear(builder.features().extractor(), "avgpool", "fc").build(variant);
  }

  private static void add(NetworkBuilder builder, Block block, boolean bottleneck) {
    String in = builder.last().path();
    String id = block.id();
    Window whole = Window.square(3, 1, 1);
    Window reducing = Window.square(3, block.stride(), 1);
    Window point = Window.square(1, 1, 0);
    conv(builder, id, 1, Layers.unbiased(block.width(), bottleneck ? point : reducing));
    builder.add(id + ".relu", new Op.Relu());
    conv(builder, id, 2, Layers.unbiased(block.width(), bottleneck ? reducing : whole));
    if (bottleneck) {
      builder.add(id + ".relu_1", new Op.Relu());
      conv(builder, id, 3, Layers.unbiased(EXPANSION * block.width(), point));
    }
    String residual = builder.last().path();
    String shortcut = block.projects() ? project(builder, block, in, bottleneck) : in;
    builder
        .add(id + ".add", new Op.Add(), residual, shortcut)
        .add(id + (bottleneck ? ".relu_2" : ".relu_1"), new Op.Relu());
  }

  private static void conv(NetworkBuilder builder, String block, int number, Op conv) {
    builder.add(block + ".conv" + number, conv).add(block + ".bn" + number, Layers.norm());
  }

  private static String project(
      NetworkBuilder builder, Block block, String in, boolean bottleneck) {
    int channels = bottleneck ? EXPANSION * block.width() : block.width();
    String id = block.id() + ".downsample";
    builder
        .add(id + ".0", Layers.unbiased(channels, Window.square(1, block.stride(), 0)), in)
        .add(id + ".1", Layers.norm());
    return id + ".1";
  }
}
