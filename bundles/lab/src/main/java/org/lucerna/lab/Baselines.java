/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.SplittableRandom;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;

/** Maps that ask no network, on the pixels. */
final class Baselines {

  /** The Gaussian's deviation as a share of the side. */
  private static final double SPREAD = 0.25;

  private Baselines() {}

  /** Uniform noise in as many cells as a method's map has, stretched like it. */
  static Tensor random(int[] cells, long seed, Case picture) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[cells[0] * cells[1]];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    Tensor map = Tensor.wrap(values, cells[0], cells[1]);
    return MapScaler.bilinear(map, picture.height(), picture.width());
  }

  /** Highest in the middle. */
  static Tensor centre(Case picture) {
    int width = picture.width();
    int height = picture.height();
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      double x = (i % width + 0.5 - width / 2.0) / (SPREAD * width);
      double y = (i / width + 0.5 - height / 2.0) / (SPREAD * height);
      values[i] = (float) Math.exp(-(x * x + y * y) / 2);
    }
    return Tensor.wrap(values, height, width);
  }

  /**
   * Magnitude of the Sobel gradient of the brightness (ITU-R BT.601), the border pixels continued.
   */
  static Tensor edges(RgbImage picture) {
    int width = picture.width();
    int height = picture.height();
    float[] grey = new float[width * height];
    int[] rgb = picture.toArray();
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 0.299f * (rgb[i] >> 16 & 0xFF) + 0.587f * (rgb[i] >> 8 & 0xFF);
      grey[i] += 0.114f * (rgb[i] & 0xFF);
    }
    float[] values = new float[grey.length];
    for (int y = 0; y < height; y++) {
      int above = Math.max(0, y - 1) * width;
      int here = y * width;
      int below = Math.min(height - 1, y + 1) * width;
      for (int x = 0; x < width; x++) {
        int l = Math.max(0, x - 1);
        int r = Math.min(width - 1, x + 1);
        float dx = grey[above + r] + 2 * grey[here + r] + grey[below + r];
        dx -= grey[above + l] + 2 * grey[here + l] + grey[below + l];
        float dy = grey[below + l] + 2 * grey[below + x] + grey[below + r];
        dy -= grey[above + l] + 2 * grey[above + x] + grey[above + r];
        values[here + x] = (float) Math.sqrt(dx * dx + dy * dy);
      }
    }
    return Tensor.wrap(values, height, width);
  }
}
