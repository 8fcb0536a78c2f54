/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import org.lucerna.vision.api.network.Variant;

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
}
