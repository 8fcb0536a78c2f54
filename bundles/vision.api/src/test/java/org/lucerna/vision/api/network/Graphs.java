/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;

/** Small networks for the tests. */
public final class Graphs {

  private Graphs() {}

  static Op conv(int channels, int kernel, int stride, int padding) {
    return new Op.Conv(channels, Window.square(kernel, stride, padding), 1, true);
  }

  static NetworkBuilder start(int size) {
    return new NetworkBuilder().input(Preprocessing.IMAGENET.sized(size, size));
  }

  /** A residual block between a stem and a pooled linear classifier; 8 pixels, 5 classes. */
  public static Network residual() {
    return start(8)
        .add("stem", conv(4, 3, 1, 1))
        .add("relu", new Op.Relu())
        .add("layer1.0.conv1", conv(4, 3, 1, 1))
        .add("layer1.0.bn1", new Op.BatchNorm(1e-5, 0.1))
        .add("layer1.0.add", new Op.Add(), "layer1.0.bn1", "relu")
        .add("layer1.0.relu", new Op.Relu())
        .features()
        .extractor()
        .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("fc", new Op.Linear(5, true))
        .build("residual");
  }

  /** Two branches joined, then a convolution as classifier, as in SqueezeNet; 9 pixels. */
  public static Network joined() {
    return start(9)
        .add("features.0.squeeze", conv(2, 1, 1, 0))
        .add("features.0.left", conv(3, 1, 1, 0))
        .add("features.0.right", conv(5, 3, 1, 1), "features.0.squeeze")
        .add("features.0.cat", new Op.Concat(), "features.0.left", "features.0.right")
        .features()
        .extractor()
        .add("classifier.0", new Op.Dropout(0.5))
        .add("classifier.1", conv(6, 1, 1, 0))
        .add("classifier.2", new Op.Relu())
        .add("classifier.3", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .build("joined");
  }

  /**
   * A convolution at stride 2 on 16 pixels, gated by a value a channel, then scaled as in ConvNeXt.
   */
  public static Network gated() {
    return start(16)
        .add("stem", conv(4, 3, 2, 1))
        .add("block.avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("block.fc", conv(4, 1, 1, 0))
        .add("block.scale", new Op.Sigmoid())
        .add("block.mul", new Op.Multiply(), "stem", "block.scale")
        .add("layer.norm", new Op.LayerNorm(0, 1e-6))
        .add("layer.affine", new Op.Affine())
        .add("layer.mul", new Op.LayerScale())
        .add("layer.stochastic_depth", new Op.StochasticDepth(0.1))
        .features()
        .extractor()
        .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("fc", new Op.Linear(5, true))
        .add("act", new Op.HardSwish())
        .build("gated");
  }

  static LayerId id(String path) {
    return new LayerId(path);
  }

  static List<String> names(List<Node> nodes) {
    return nodes.stream().map(n -> n.id().path()).toList();
  }
}
