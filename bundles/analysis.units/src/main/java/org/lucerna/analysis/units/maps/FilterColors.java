/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;

/**
 * A filter that reads a picture, as a picture (Krizhevsky et al. 2012, figure 3): grey 0.5 is
 * weight 0, each of red, green and blue as much above or below as its weight.
 */
final class FilterColors {

  private FilterColors() {}

  /**
   * @param weights {@code [3, height, width]}, red, green, blue; or {@code [1, height, width]},
   *     grey
   * @param reach the size of weight that is drawn as 0 or 1; larger ones are cut
   */
  static RgbImage paint(Tensor weights, double reach) {
    int plane = weights.size(1) * weights.size(2);
    int[] pixels = new int[plane];
    for (int i = 0; i < plane; i++) {
      int rgb = 0;
      for (int color = 0; color < 3; color++) {
        float weight = weights.at(weights.size(0) == 1 ? i : color * plane + i);
        rgb = rgb << 8 | level(weight, reach);
      }
      pixels[i] = rgb;
    }
    return RgbImage.wrap(weights.size(2), weights.size(1), pixels);
  }

  private static int level(double weight, double reach) {
    double share = reach > 0 ? weight / reach : 0;
    return (int) Math.round(255 * Math.max(0, Math.min(1, 0.5 + 0.5 * share)));
  }
}
