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
 * Network in Network for ImageNet: the network that the authors published with Caffe ({@code
 * nin_imagenet}; the paper itself has none of that size). Four convolutions, each followed by two
 * 1×1 convolutions, the last of which gives a map a class; pooling rounds up as Caffe's does.
 *
 * <p>torchvision has no such network, so the names follow the habit of its {@code alexnet} and
 * {@code squeezenet1_0}: {@code features.N} counts all layers, {@code classifier.0} is the
 * convolution with the classes. Caffe's {@code conv1, cccp1, cccp2, conv2, cccp3, …, cccp7} are
 * {@code features.0, 2, 4, 7, 9, 11, 14, 16, 18, 22, 24}, its {@code cccp8} is {@code
 * classifier.0}.
 */
@Component
@PluginType(id = "nin", label = "Network in Network")
public final class Nin implements BackboneFamily {

  private static final Variant NIN =
      new Variant("nin", "NIN", "M. Lin, Q. Chen, S. Yan, Network in network, ICLR 2014");

  @Override
  public List<Variant> variants() {
    return List.of(NIN);
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    stage(builder, 0, 96, Window.square(11, 4, 0));
    builder.add("features.6", pool());
    stage(builder, 7, 256, Window.square(5, 1, 2));
    builder.add("features.13", pool());
    stage(builder, 14, 384, Window.square(3, 1, 1));
    builder.add("features.20", pool()).add("features.21", new Op.Dropout(0.5));
    conv(builder, 22, 1024, Window.square(3, 1, 1));
    conv(builder, 24, 1024, Window.square(1, 1, 0));
    return builder
        .features()
        .extractor()
        .add("classifier.0", new Op.Conv(Layers.IMAGENET_CLASSES, Window.square(1, 1, 0), 1, true))
        .add("classifier.1", new Op.Relu())
        .add("classifier.2", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .build(variant);
  }

  private static void stage(NetworkBuilder builder, int index, int channels, Window window) {
    conv(builder, index, channels, window);
    conv(builder, index + 2, channels, Window.square(1, 1, 0));
    conv(builder, index + 4, channels, Window.square(1, 1, 0));
  }

  private static void conv(NetworkBuilder builder, int index, int channels, Window window) {
    builder
        .add("features." + index, new Op.Conv(channels, window, 1, true))
        .add("features." + (index + 1), new Op.Relu());
  }

  private static Op pool() {
    return new Op.MaxPool(Window.square(3, 2, 0), true);
  }
}
