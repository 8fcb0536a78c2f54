/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;

/**
 * Maps of each pixel's colours, {@code [3, h, w]}, drawn in these colours as in the papers of
 * guided backpropagation: grey is 0, full colour what few values reach.
 */
final class PixelColors {

  /** Single pixels reach several times what all others do: they alone would be visible. */
  private static final double FULL = 0.995;

  private PixelColors() {}

  static RgbImage of(Tensor values, int height, int width) {
    float[][] channels = new float[3][];
    for (int c = 0; c < 3; c++) {
      channels[c] = MapScaler.bilinear(values.slice(c), height, width).toArray();
    }
    double full = full(values);
    int[] rgb = new int[height * width];
    for (int i = 0; i < rgb.length; i++) {
      int color = 0;
      for (float[] channel : channels) {
        double share = full > 0 ? channel[i] / full : 0;
        long level = Math.round(255 * Math.max(0, Math.min(1, 0.5 + 0.5 * share)));
        color = color << 8 | (int) level;
      }
      rgb[i] = color;
    }
    return RgbImage.wrap(width, height, rgb);
  }

  private static double full(Tensor values) {
    double full = Pixels.quantile(values, FULL);
    return full > 0 ? full : Pixels.quantile(values, 1);
  }

  /** How strongly each pixel counts, whatever its colours: {@code [h, w]}. */
  static Heatmap strength(Heatmap map) {
    Tensor values = map.values();
    int plane = values.length() / values.size(0);
    float[] strongest = new float[plane];
    for (int i = 0; i < values.length(); i++) {
      strongest[i % plane] = Math.max(strongest[i % plane], Math.abs(values.at(i)));
      if (Float.isNaN(values.at(i))) {
        strongest[i % plane] = Float.NaN;
      }
    }
    return new Heatmap(
        Tensor.wrap(strongest, values.size(1), values.size(2)), Heatmap.Sign.POSITIVE, map.facts());
  }
}
