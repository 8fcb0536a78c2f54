/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.Inspection;

/**
 * What black and white are to a network, after normalisation.
 *
 * @param black by channel
 * @param white by channel
 */
record Shades(float[] black, float[] white) {

  /** Normalises a black and a white picture as large as {@code crop}. */
  static Shades of(Inspection inspection, RgbImage crop) {
    Tensor inputs = inspection.inputs(List.of(plain(crop, 0), plain(crop, 0xFFFFFF)));
    return new Shades(inputs.slice(0).channelMeans(), inputs.slice(1).channelMeans());
  }

  private static RgbImage plain(RgbImage crop, int colour) {
    int[] pixels = new int[crop.width() * crop.height()];
    Arrays.fill(pixels, colour);
    return RgbImage.wrap(crop.width(), crop.height(), pixels);
  }

  /** From black to white, by channel: what 1 is of pixels from 0 to 1. */
  float[] range() {
    float[] range = new float[black.length];
    for (int c = 0; c < range.length; c++) {
      range[c] = white[c] - black[c];
    }
    return range;
  }
}
