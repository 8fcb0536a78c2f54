/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.ArrayList;
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

/** Densely connected networks (Huang et al. 2017, table 1), 32 new channels a layer. */
@Component
@PluginType(id = "densenet", label = "DenseNet")
public final class DenseNet implements BackboneFamily {

  private static final String CITE =
      "G. Huang, Z. Liu, L. van der Maaten, K. Q. Weinberger, Densely connected convolutional"
          + " networks, CVPR 2017";

  /** Layers in each of the four blocks. */
  private static final Map<String, List<Integer>> DEPTHS =
      Map.of(
          "densenet121", List.of(6, 12, 24, 16),
          "densenet169", List.of(6, 12, 32, 32),
          "densenet201", List.of(6, 12, 48, 32));

  private static final int GROWTH = 32;
  private static final int BOTTLENECK = 4 * GROWTH;

  @Override
  public List<Variant> variants() {
    return DEPTHS.keySet().stream()
        .sorted()
        .map(id -> new Variant(id, "DenseNet-" + id.substring("densenet".length()), CITE))
        .toList();
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    builder
        .add("features.conv0", Layers.unbiased(64, Window.square(7, 2, 3)))
        .add("features.norm0", Layers.norm())
        .add("features.relu0", new Op.Relu())
        .add("features.pool0", new Op.MaxPool(Window.square(3, 2, 1), false));
    int channels = 64;
    List<Integer> depths = DEPTHS.get(variant);
    for (int block = 1; block <= depths.size(); block++) {
      int layers = depths.get(block - 1);
      block(builder, "features.denseblock" + block, layers);
      channels += layers * GROWTH;
      if (block < depths.size()) {
        channels /= 2;
        transition(builder, "features.transition" + block, channels);
      }
    }
    builder.add("features.norm5", Layers.norm()).add("relu", new Op.Relu()).features().extractor();
    return Layers.pooledLinear(builder, "adaptive_avg_pool2d", "classifier").build(variant);
  }

  private static void block(NetworkBuilder builder, String id, int layers) {
    List<String> joined = new ArrayList<>(List.of(builder.last().path()));
    for (int i = 1; i <= layers; i++) {
      String layer = id + ".denselayer" + i;
      if (i > 1) {
        builder.add(layer + ".cat", new Op.Concat(), joined.toArray(String[]::new));
      }
      builder
          .add(layer + ".norm1", Layers.norm())
          .add(layer + ".relu1", new Op.Relu())
          .add(layer + ".conv1", Layers.unbiased(BOTTLENECK, Window.square(1, 1, 0)))
          .add(layer + ".norm2", Layers.norm())
          .add(layer + ".relu2", new Op.Relu())
          .add(layer + ".conv2", Layers.unbiased(GROWTH, Window.square(3, 1, 1)));
      joined.add(builder.last().path());
    }
    builder.add(id + ".cat", new Op.Concat(), joined.toArray(String[]::new));
  }

  private static void transition(NetworkBuilder builder, String id, int channels) {
    builder
        .add(id + ".norm", Layers.norm())
        .add(id + ".relu", new Op.Relu())
        .add(id + ".conv", Layers.unbiased(channels, Window.square(1, 1, 0)))
        .add(id + ".pool", new Op.AvgPool(Window.square(2, 2, 0), false, true));
  }
}
