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

/** SqueezeNet (Iandola et al. 2016): fire modules, and a convolution as classifier. */
@Component
@PluginType(id = "squeezenet", label = "SqueezeNet")
public final class SqueezeNet implements BackboneFamily {

  private static final String CITE =
      "F. N. Iandola et al., SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and"
          + " <0.5MB model size, 2016";

  /** Stands for a pooling layer in {@link #SQUEEZES_1_0}. */
  private static final int POOL = 0;

  /** Squeeze channels of features.3 and on; both expansions have four times as many. */
  private static final List<Integer> SQUEEZES_1_0 =
      List.of(16, 16, 32, POOL, 32, 48, 48, 64, POOL, 64);

  private static final List<Integer> SQUEEZES_1_1 =
      List.of(16, 16, POOL, 32, 32, POOL, 48, 48, 64, 64);

  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant("squeezenet1_0", "SqueezeNet 1.0", CITE),
        new Variant("squeezenet1_1", "SqueezeNet 1.1", CITE));
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    boolean first = variant.equals("squeezenet1_0");
    NetworkBuilder builder = new NetworkBuilder();
    builder
        .add("features.0", first ? conv(96, 7, 2, 0) : conv(64, 3, 2, 0))
        .add("features.1", new Op.Relu())
        .add("features.2", pool());
    int index = 3;
    for (int squeeze : first ? SQUEEZES_1_0 : SQUEEZES_1_1) {
      String id = "features." + index++;
      if (squeeze == POOL) {
        builder.add(id, pool());
      } else {
        fire(builder, id, squeeze);
      }
    }
    return builder
        .features()
        .extractor()
        .add("classifier.0", new Op.Dropout(0.5))
        .add("classifier.1", conv(Layers.IMAGENET_CLASSES, 1, 1, 0))
        .add("classifier.2", new Op.Relu())
        .add("classifier.3", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .build(variant);
  }

  private static void fire(NetworkBuilder builder, String id, int squeeze) {
    String squeezed = id + ".squeeze_activation";
    String small = id + ".expand1x1_activation";
    String large = id + ".expand3x3_activation";
    builder
        .add(id + ".squeeze", conv(squeeze, 1, 1, 0))
        .add(squeezed, new Op.Relu())
        .add(id + ".expand1x1", conv(4 * squeeze, 1, 1, 0))
        .add(small, new Op.Relu())
        .add(id + ".expand3x3", conv(4 * squeeze, 3, 1, 1), squeezed)
        .add(large, new Op.Relu())
        .add(id + ".cat", new Op.Concat(), small, large);
  }

  private static Op conv(int channels, int kernel, int stride, int padding) {
    return new Op.Conv(channels, Window.square(kernel, stride, padding), 1, true);
  }

  private static Op pool() {
    return new Op.MaxPool(Window.square(3, 2, 0), true);
  }
}
