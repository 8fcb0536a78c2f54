/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.Optional;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;

/**
 * A map on the pixels that the network saw: rectified, then resized (bilinear, half-pixel centres).
 *
 * @param values {@code [H, W]}, nowhere negative and somewhere positive
 * @param foreground pixels that make the picture what its class is, where they are known and in
 *     sight; {@code W} wide and {@code H} high, never empty
 */
public record LocatedMap(Tensor values, Optional<Mask> foreground) {

  public LocatedMap {
    if (values.rank() != 2 || values.min() < 0 || !(values.max() > 0)) {
      throw new IllegalArgumentException("a map to measure is [H, W], rectified, with evidence");
    }
    foreground.ifPresent(
        m -> {
          if (m.height() != values.size(0) || m.width() != values.size(1) || m.area() == 0) {
            throw new IllegalArgumentException(m + " does not fit " + values);
          }
        });
  }
}
