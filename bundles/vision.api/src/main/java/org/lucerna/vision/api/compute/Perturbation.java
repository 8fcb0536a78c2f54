/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.Optional;
import org.lucerna.core.api.data.Tensor;

/** Ways to change a layer's values (or the picture), a row each, to see what becomes of a score. */
public sealed interface Perturbation {

  /**
   * {@code a m + b (1 - m)}: parts of the plane fade into a background.
   *
   * @param masks {@code [M, h, w]}; of another size than the layer's they are stretched to it,
   *     bilinear with half-pixel centres
   * @param background b, {@code [C, H, W]}; 0 where empty
   */
  record Masks(Tensor masks, Optional<Tensor> background) implements Perturbation {

    /**
     * @throws IllegalArgumentException if the masks have not three axes
     */
    public Masks {
      if (masks.rank() != 3) {
        throw new IllegalArgumentException("masks have " + masks.rank() + " axes, not 3");
      }
    }

    /** Fading into 0. */
    public Masks(Tensor masks) {
      this(masks, Optional.empty());
    }
  }

  /**
   * Each channel times its factor.
   *
   * @param factors {@code [M, C]}
   */
  record ChannelFactors(Tensor factors) implements Perturbation {}

  /** Each channel in turn set to 0: C rows. */
  record ChannelAblation() implements Perturbation {}

  /**
   * Other values.
   *
   * @param values {@code [M, C, h, w]}
   */
  record Replacement(Tensor values) implements Perturbation {}
}
