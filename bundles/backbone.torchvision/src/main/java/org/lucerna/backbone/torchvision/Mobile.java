/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;

/**
 * The parts of which MobileNets and EfficientNets are made, named as torchvision's {@code
 * Conv2dNormActivation} and {@code SqueezeExcitation} name theirs.
 *
 * @param builder takes the layers
 * @param norm behind every convolution
 */
record Mobile(NetworkBuilder builder, Op norm) {

  /** Channels are multiples of this. */
  private static final int DIVISOR = 8;

  /**
   * A convolution without bias, padded so that stride 1 keeps the size.
   *
   * @param depthwise whether each channel has a kernel of its own
   */
  record Kernel(int channels, int size, int stride, boolean depthwise) {

    static Kernel point(int channels) {
      return new Kernel(channels, 1, 1, false);
    }

    static Kernel depth(int channels, int size, int stride) {
      return new Kernel(channels, size, stride, true);
    }

    Op op() {
      Window window = Window.square(size, stride, (size - 1) / 2);
      return new Op.Conv(channels, window, depthwise ? channels : 1, false);
    }
  }

  /** Convolution {@code id.0}, normalisation {@code id.1}, activation {@code id.2}. */
  void conv(String id, Kernel kernel, Op activation) {
    conv(id, kernel);
    builder.add(id + ".2", activation);
  }

  /** Convolution {@code id.0} and normalisation {@code id.1}. */
  void conv(String id, Kernel kernel) {
    builder.add(id + ".0", kernel.op()).add(id + ".1", norm);
  }

  /**
   * Squeeze-and-excitation (Hu et al. 2018): the last layer times a gate that is computed from its
   * channel means.
   *
   * @param channels of the last layer
   * @param squeezed channels between the gate's two convolutions
   */
  void gate(String id, int channels, int squeezed, Gate gate) {
    String in = builder.last().path();
    builder
        .add(id + ".avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add(id + ".fc1", point(squeezed))
        .add(id + ".activation", gate.activation())
        .add(id + ".fc2", point(channels))
        .add(id + ".scale_activation", gate.scale())
        .add(id + ".mul", new Op.Multiply(), in, id + ".scale_activation");
  }

  /** The two activations of a gate. */
  record Gate(Op activation, Op scale) {}

  private static Op point(int channels) {
    return new Op.Conv(channels, Window.square(1, 1, 0), 1, true);
  }

  /** The nearest multiple of eight that is not more than a tenth below. */
  static int rounded(double channels) {
    int nearest = Math.max(DIVISOR, (int) (channels + DIVISOR / 2.0) / DIVISOR * DIVISOR);
    return nearest < 0.9 * channels ? nearest + DIVISOR : nearest;
  }
}
