/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import org.lucerna.backbone.torchvision.Mobile.Kernel;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Variant;
import org.osgi.service.component.annotations.Component;

/** MobileNetV2 (Sandler et al. 2018, table 2): inverted residuals with linear bottlenecks. */
@Component
@PluginType(id = "mobilenet-v2", label = "MobileNetV2")
public final class MobileNetV2 implements BackboneFamily {

  private static final Variant MOBILENET_V2 =
      new Variant(
          "mobilenet_v2",
          "MobileNetV2",
          "M. Sandler et al., MobileNetV2: Inverted residuals and linear bottlenecks, CVPR 2018");

  private static final Op RELU6 = new Op.Clamp(0, 6);

  /** A row of the paper's table 2. */
  private record Stage(int expansion, int channels, int blocks, int stride) {}

  private static final List<Stage> STAGES =
      List.of(
          new Stage(1, 16, 1, 1),
          new Stage(6, 24, 2, 2),
          new Stage(6, 32, 3, 2),
          new Stage(6, 64, 4, 2),
          new Stage(6, 96, 3, 1),
          new Stage(6, 160, 3, 2),
          new Stage(6, 320, 1, 1));

  @Override
  public List<Variant> variants() {
    return List.of(MOBILENET_V2);
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    Mobile mobile = new Mobile(builder, Layers.norm());
    mobile.conv("features.0", new Kernel(32, 3, 2, false), RELU6);
    int in = 32;
    int index = 1;
    for (Stage stage : STAGES) {
      for (int i = 0; i < stage.blocks(); i++) {
        String id = "features." + index++;
        block(mobile, id, in, i == 0 ? stage : new Stage(stage.expansion, stage.channels, 1, 1));
        in = stage.channels();
      }
    }
    mobile.conv("features." + index, Kernel.point(1280), RELU6);
    return builder
        .features()
        .extractor()
        .add("adaptive_avg_pool2d", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("classifier.0", new Op.Dropout(0.2))
        .add("classifier.1", new Op.Linear(Layers.IMAGENET_CLASSES, true))
        .build(variant);
  }

  private static void block(Mobile mobile, String id, int in, Stage stage) {
    String shortcut = mobile.builder().last().path();
    int width = in * stage.expansion();
    int index = 0;
    if (stage.expansion() != 1) {
      mobile.conv(id + ".conv." + index++, Kernel.point(width), RELU6);
    }
    mobile.conv(id + ".conv." + index++, Kernel.depth(width, 3, stage.stride()), RELU6);
    mobile
        .builder()
        .add(id + ".conv." + index++, Kernel.point(stage.channels()).op())
        .add(id + ".conv." + index, mobile.norm());
    if (stage.stride() == 1 && in == stage.channels()) {
      mobile.builder().add(id + ".add", new Op.Add(), shortcut, id + ".conv." + index);
    }
  }
}
