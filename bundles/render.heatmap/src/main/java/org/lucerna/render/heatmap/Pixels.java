/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;

/**
 * Maps with a value for every pixel, such as gradients: single pixels reach many times what all
 * others do, and drawn up to their maximum nothing else would be visible.
 */
final class Pixels {

  /** The share of pixels below full colour. */
  static final double SHARE = 0.99;

  private Pixels() {}

  /** The value to be drawn with the last colour; empty for the largest one. */
  static OptionalDouble full(RgbImage picture, Heatmap map) {
    Tensor values = map.values();
    boolean pixels =
        values.rank() == 2
            && values.size(0) == picture.height()
            && values.size(1) == picture.width()
            && map.sign() != Heatmap.Sign.RELATIVE;
    double full = pixels ? quantile(values, SHARE) : 0;
    return full > 0 ? OptionalDouble.of(full) : OptionalDouble.empty();
  }

  /** Of the values' sizes, those that are not finite counted as 0. */
  static double quantile(Tensor values, double share) {
    float[] sizes = values.toArray();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Float.isFinite(sizes[i]) ? Math.abs(sizes[i]) : 0;
    }
    Arrays.sort(sizes);
    return sizes[(int) (share * (sizes.length - 1))];
  }
}
