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
 * hundred pictures a class of 128 pixels in half a minute on a CPU; its maps have 16×16 cells.
 *
 * <p>All windows that halve the plane are even, so that the cells of its maps see what lies around
 * where they are drawn when a map is stretched over the picture, to the pixel. Maxima are taken
 * before BatchNorm and ReLU, on which a fourth of the values is left then; batch statistics aside
 * the order does not matter, as both rise with their input where BatchNorm's weight is positive.
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
    builder.add("features.0", conv(24, Window.square(4, 2, 1))).add("features.1", halved());
    normalised(builder, 2);
    builder.add("features.4", conv(48, Window.square(3, 1, 1))).add("features.5", halved());
    normalised(builder, 6);
    builder.add("features.8", conv(64, Window.square(3, 1, 1)));
    normalised(builder, 9);
    builder.add("features.11", conv(64, Window.square(3, 1, 1)));
    normalised(builder, 12);
    builder.add("features.14", conv(96, Window.square(3, 1, 1)));
    normalised(builder, 15);
    return builder
        .features()
        .extractor()
        .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("fc", new Op.Linear(CLASSES, true))
        .build(variant);
  }

  /** Without a bias: BatchNorm brings its own. */
  private static Op conv(int channels, Window window) {
    return new Op.Conv(channels, window, 1, false);
  }

  private static Op halved() {
    return new Op.MaxPool(Window.square(2, 2, 0), false);
  }

  private static void normalised(NetworkBuilder builder, int index) {
    builder
        .add("features." + index, new Op.BatchNorm(1e-5, 0.1))
        .add("features." + (index + 1), new Op.Relu());
  }
}
