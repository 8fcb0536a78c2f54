/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/** The networks methods are asked about; all read pictures of {@link #SIDE} pixels. */
final class Specimens {

  /** Pixels of a picture's sides. */
  static final int SIDE = 32;

  static final int CLASSES = 4;

  /** All of this class's weights are negative in {@link #pooled()}: nothing speaks for it. */
  static final int HOPELESS = 3;

  private static final Window HALF = Window.square(3, 2, 1);
  private static final Window SAME = Window.square(3, 1, 1);
  private static final Window POINT = Window.square(1, 1, 0);

  private Specimens() {}

  private static NetworkBuilder graph() {
    return new NetworkBuilder().input(Preprocessing.IMAGENET.sized(0, SIDE));
  }

  /** Global average pooling and one linear layer behind the features, {@code [8, 8, 8]}. */
  static Specimen pooled() {
    Network network =
        pool(
            graph()
                .add("conv1", new Op.Conv(6, HALF, 1, true))
                .add("relu1", new Op.Relu())
                .add("conv2", new Op.Conv(8, HALF, 1, true))
                .add("relu2", new Op.Relu()),
            "pooled");
    return hopeless(Specimen.of(network));
  }

  /** Two linear layers with a ReLU between behind the features, {@code [8, 8, 4]}. */
  static Specimen layered() {
    Window narrow = new Window(new Span(3, 2, 1, 1, 1), new Span(3, 4, 1, 1, 1));
    return Specimen.of(
        graph()
            .add("conv1", new Op.Conv(6, HALF, 1, true))
            .add("relu1", new Op.Relu())
            .add("conv2", new Op.Conv(8, narrow, 1, true))
            .add("relu2", new Op.Relu())
            .features()
            .extractor()
            .add("flatten", new Op.Flatten())
            .add("fc1", new Op.Linear(12, true))
            .add("relu3", new Op.Relu())
            .add("fc", new Op.Linear(CLASSES, true))
            .build("layered"));
  }

  /**
   * The same, each unit of {@code fc1} reading features of its own, all weights behind the features
   * positive: derivatives are never negative, and change where a unit begins to fire.
   */
  static Specimen rising() {
    int units = 12;
    int inputs = 256;
    return layered()
        .map("fc1.weight", (i, v) -> i / inputs == i % units ? Math.abs(v) : 0)
        .map("fc.weight", (i, v) -> Math.abs(v));
  }

  /** Three convolutions with pooling between, 16 channels each; pooled. */
  static Specimen deep() {
    Window two = Window.square(2, 2, 0);
    NetworkBuilder builder = graph();
    for (int i = 1; i <= 3; i++) {
      builder.add("conv" + i, new Op.Conv(16, SAME, 1, true)).add("relu" + i, new Op.Relu());
      if (i < 3) {
        builder.add("pool" + i, new Op.MaxPool(two, false));
      }
    }
    return Specimen.of(pool(builder, "deep"));
  }

  /** The class maps are a convolution's, then averaged, as in SqueezeNet and NIN. */
  static Specimen convolved() {
    return Specimen.of(
        graph()
            .add("conv1", new Op.Conv(6, HALF, 1, true))
            .add("relu1", new Op.Relu())
            .add("conv2", new Op.Conv(8, HALF, 1, true))
            .add("relu2", new Op.Relu())
            .features()
            .extractor()
            .add("fc", new Op.Conv(CLASSES, POINT, 1, true))
            .add("relu3", new Op.Relu())
            .add("pool", new Op.AdaptiveAvgPool(1, 1))
            .add("flatten", new Op.Flatten())
            .build("convolved"));
  }

  /** A residual sum and a concatenation, each convolution followed by BatchNorm; pooled. */
  static Specimen branched() {
    NetworkBuilder builder = graph();
    normed(builder, "conv1", new Op.Conv(6, HALF, 1, false)).add("relu1", new Op.Relu());
    normed(builder, "conv2", new Op.Conv(6, SAME, 1, false))
        .add("add", new Op.Add(), "conv2.bn", "relu1")
        .add("relu2", new Op.Relu());
    normed(builder, "conv3", new Op.Conv(4, POINT, 1, false))
        .add("relu3", new Op.Relu())
        .add("cat", new Op.Concat(), "relu2", "relu3");
    normed(builder, "conv4", new Op.Conv(8, HALF, 1, false)).add("relu4", new Op.Relu());
    return Specimen.of(pool(builder, "branched"));
  }

  private static NetworkBuilder normed(NetworkBuilder builder, String id, Op.Conv conv) {
    return builder.add(id, conv).add(id + ".bn", new Op.BatchNorm(1e-5, 0.1));
  }

  /** Features with negative values, {@code [8, 8, 8]}, and a curved classifier. */
  static Specimen curved() {
    return Specimen.of(
        graph()
            .add("conv1", new Op.Conv(6, HALF, 1, true))
            .add("silu1", new Op.Silu())
            .add("conv2", new Op.Conv(8, HALF, 1, true))
            .add("silu2", new Op.Silu())
            .features()
            .extractor()
            .add("flatten", new Op.Flatten())
            .add("fc1", new Op.Linear(12, true))
            .add("silu3", new Op.Silu())
            .add("fc", new Op.Linear(CLASSES, true))
            .build("curved"));
  }

  /** Each pixel is seen alone: windows of one pixel, then pooling and a linear layer. */
  static Specimen pixelwise() {
    Network network =
        pool(
            graph()
                .add("mix1", new Op.Conv(5, POINT, 1, true))
                .add("relu1", new Op.Relu())
                .add("mix2", new Op.Conv(6, POINT, 1, true))
                .add("relu2", new Op.Relu()),
            "pixelwise");
    return Specimen.of(network);
  }

  /** A class a chequered colour, wherever it is: features {@code [4, 8, 8]}, pooled. */
  static Specimen colors() {
    return eyes(Specimen.of(pool(seeing(), "colors")))
        .map("fc.weight", (i, v) -> i / 4 == i % 4 ? 8 : 0)
        .map("fc.bias", (i, v) -> 0);
  }

  /**
   * The same eyes, each class's at one corner: class 0 sees red in the upper right quarter, class 1
   * green in the lower left one, class 2 blue in the lower right one.
   */
  static Specimen corners() {
    Network network =
        seeing()
            .features()
            .extractor()
            .add("flatten", new Op.Flatten())
            .add("fc", new Op.Linear(CLASSES, true))
            .build("corners");
    return eyes(Specimen.of(network))
        .map("fc.weight", (i, v) -> sees(i / 256, i % 256) ? 0.125f : 0)
        .map("fc.bias", (i, v) -> 0);
  }

  private static boolean sees(int index, int cell) {
    boolean lower = cell % 64 / 8 >= 4;
    boolean right = cell % 8 >= 4;
    return index < 3
        && cell / 64 == index
        && Quarter.of(lower, right) == Pictures.PLACES.get(index);
  }

  private static NetworkBuilder seeing() {
    return graph()
        .add("see", new Op.Conv(4, Window.square(4, 4, 0), 1, true))
        .add("relu", new Op.Relu());
  }

  /**
   * Three channels see the chequers of a colour each, the last those of all three: not the colour
   * itself, which a method that hides a part behind its own mean would leave there.
   */
  private static Specimen eyes(Specimen specimen) {
    return specimen
        .map(
            "see.weight",
            (i, v) -> {
              float sign = Pictures.chequer(i % 16 / 4, i % 4);
              return i / 48 == 3 ? sign * 0.5f / 48 : i / 48 == i / 16 % 3 ? sign / 16 : 0;
            })
        .map("see.bias", (i, v) -> -0.1f);
  }

  private static Specimen hopeless(Specimen specimen) {
    return specimen
        .map("fc.weight", (i, v) -> i / 8 == HOPELESS ? -Math.abs(v) - 0.05f : v)
        .map("fc.bias", (i, v) -> i == HOPELESS ? -0.2f : v);
  }

  private static Network pool(NetworkBuilder builder, String id) {
    return builder
        .features()
        .extractor()
        .add("pool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("fc", new Op.Linear(CLASSES, true))
        .build(id);
  }
}
