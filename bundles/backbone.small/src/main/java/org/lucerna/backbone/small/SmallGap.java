/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.small;

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
 * A small network that ends in global average pooling and one linear layer, so that class
 * activation maps (Zhou et al. 2016) are defined on it without a change. It learns from some
 * hundred pictures of 128 pixels in less than a minute on a CPU; its maps have 16×16 cells.
 */
@Component
@PluginType(id = "small-gap", label = "Small network with global average pooling")
public final class SmallGap implements BackboneFamily {

  private static final Variant SMALL_GAP =
      new Variant(
          "small-gap",
          "Small GAP network",
          "after B. Zhou et al., Learning deep features for discriminative localization, CVPR 2016");

  private static final int SIZE = 128;
  private static final int CLASSES = 7;
  private static final Preprocessing CENTRED =
      new Preprocessing(SIZE, SIZE, List.of(0.5f, 0.5f, 0.5f), List.of(0.25f, 0.25f, 0.25f));

  @Override
  public List<Variant> variants() {
    return List.of(SMALL_GAP);
  }

  @Override
  public Network network(String variant) {
    if (!variant.equals(SMALL_GAP.id())) {
      throw new IllegalArgumentException("no network " + variant + " but " + SMALL_GAP.id());
    }
    NetworkBuilder builder = new NetworkBuilder().input(CENTRED);
    stage(builder, 0, 16, Window.square(5, 2, 2));
    stage(builder, 3, 32, Window.square(3, 2, 1));
    stage(builder, 6, 64, Window.square(3, 2, 1));
    stage(builder, 9, 64, Window.square(3, 1, 1));
    stage(builder, 12, 96, Window.square(3, 1, 1));
    return builder
        .features()
        .extractor()
        .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("fc", new Op.Linear(CLASSES, true))
        .build(variant);
  }

  /** Without a bias: BatchNorm brings its own. */
  private static void stage(NetworkBuilder builder, int index, int channels, Window window) {
    builder
        .add("features." + index, new Op.Conv(channels, window, 1, false))
        .add("features." + (index + 1), new Op.BatchNorm(1e-5, 0.1))
        .add("features." + (index + 2), new Op.Relu());
  }
}
