/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.network.Window;

/** What the families share. */
final class Layers {

  /** Classes of ILSVRC 2012. */
  static final int IMAGENET_CLASSES = 1000;

  private Layers() {}

  /**
   * @throws IllegalArgumentException if {@code id} is none of {@code variants}
   */
  static void require(List<Variant> variants, String id) {
    if (variants.stream().noneMatch(v -> v.id().equals(id))) {
      throw new IllegalArgumentException(
          "no network " + id + " among " + variants.stream().map(Variant::id).toList());
    }
  }

  /** A convolution in front of a normalisation, which makes a bias of its own superfluous. */
  static Op unbiased(int channels, Window window) {
    return new Op.Conv(channels, window, 1, false);
  }

  /** torch's defaults. */
  static Op norm() {
    return new Op.BatchNorm(1e-5, 0.1);
  }

  /** Pooling over the whole plane and a linear layer, as functions and modules of these names. */
  static NetworkBuilder pooledLinear(NetworkBuilder builder, String pool, String linear) {
    return builder
        .add(pool, new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add(linear, new Op.Linear(IMAGENET_CLASSES, true));
  }
}
