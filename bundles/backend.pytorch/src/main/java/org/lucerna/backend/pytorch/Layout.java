/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Window;

/** In which order the values of pictures lie in native memory; shapes do not depend on it. */
enum Layout {
  /** torch's own: one plane a channel. */
  CHANNELS_FIRST,
  /** All channels of a pixel side by side. */
  CHANNELS_LAST;

  /**
   * The order a network runs in. Channels last makes most networks faster (measured: SqueezeNet 1.7
   * times, AlexNet 1.4 times; of processor time for eight pictures, forward and full step,
   * EfficientNet-B0 1.5 and 1.3 times, MobileNetV3 1.0 and 1.2 times, MobileNetV2 and ConvNeXt 1.0
   * to 1.1 times, so that depthwise convolutions lose nothing), but not those whose convolutions
   * are all 3×3, such as VGG. They keep torch's order: their long chains of ReLU and max-pooling
   * have so many near ties that gradients of early layers depend on how each falls, and in torch's
   * order they fall as in torch.
   */
  static Layout of(Network network) {
    boolean all3x3 =
        network.nodes().stream()
            .filter(node -> node.op() instanceof Op.Conv)
            .allMatch(node -> is3x3(((Op.Conv) node.op()).window()));
    return all3x3 ? CHANNELS_FIRST : CHANNELS_LAST;
  }

  private static boolean is3x3(Window window) {
    return window.y().kernel() == 3 && window.x().kernel() == 3;
  }
}
