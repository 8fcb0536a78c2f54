/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;

/**
 * Maps with a value, or three, for every pixel, such as gradients: single pixels reach many times
 * what all others do, and drawn up to their maximum nothing else would be visible.
 */
public final class PixelMaps {

  /** The share of pixels below full colour. */
  public static final double SHARE = 0.99;

  /** The same for each pixel's colours. */
  private static final double FULL = 0.995;

  private PixelMaps() {}

  /**
   * The value to be drawn with the last colour; empty for the largest one.
   *
   * @param height of the picture
   * @param width of the picture
   */
  public static OptionalDouble full(Heatmap map, int height, int width) {
    Tensor values = map.values();
    boolean pixels =
        values.rank() == 2
            && values.size(0) == height
            && values.size(1) == width
            && map.sign() != Heatmap.Sign.RELATIVE;
    double full = pixels ? quantile(values, SHARE) : 0;
    return full > 0 ? OptionalDouble.of(full) : OptionalDouble.empty();
  }

  /**
   * A map of each pixel's colours, {@code [3, h, w]}, drawn in these colours as in the papers of
   * guided backpropagation: grey is 0, full colour what few values reach.
   */
  public static RgbImage colors(Tensor values, int height, int width) {
    float[][] channels = new float[3][];
    for (int c = 0; c < 3; c++) {
      channels[c] = MapScaler.bilinear(values.slice(c), height, width).toArray();
    }
    double full = fullColor(values);
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

  private static double fullColor(Tensor values) {
    double full = quantile(values, FULL);
    return full > 0 ? full : quantile(values, 1);
  }

  /** How strongly each pixel of {@code [3, h, w]} counts, whatever its colours: {@code [h, w]}. */
  public static Heatmap strength(Heatmap map) {
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

  /** Of the values' sizes, those that are not finite counted as 0. */
  private static double quantile(Tensor values, double share) {
    float[] sizes = values.toArray();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Float.isFinite(sizes[i]) ? Math.abs(sizes[i]) : 0;
    }
    Arrays.sort(sizes);
    return sizes[(int) (share * (sizes.length - 1))];
  }
}
