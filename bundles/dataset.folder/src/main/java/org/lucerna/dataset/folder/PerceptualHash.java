/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.util.Arrays;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Resampling;

/**
 * The DCT hash of C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions"
 * (2010), section 3.2.1: luminance at 32x32, its 64 lowest frequencies without the constant ones,
 * each a bit that says whether it lies above their median. Copies that were scaled, compressed or
 * slightly changed in colour differ in few bits.
 */
final class PerceptualHash {

  private static final int SIDE = 32;
  private static final int KEPT = 8;

  /** {@code COSINES[u][x]}: frequency u + 1 at position x. */
  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  static long of(RgbImage image) {
    RgbImage small = Resampling.resize(image, SIDE, SIDE);
    double[][] rows = new double[SIDE][KEPT];
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u < KEPT; u++) {
        for (int x = 0; x < SIDE; x++) {
          rows[y][u] += COSINES[u][x] * luminance(small.rgb(x, y));
        }
      }
    }
    double[] frequencies = new double[KEPT * KEPT];
    for (int v = 0; v < KEPT; v++) {
      for (int u = 0; u < KEPT; u++) {
        for (int y = 0; y < SIDE; y++) {
          frequencies[v * KEPT + u] += COSINES[v][y] * rows[y][u];
        }
      }
    }
    return aboveMedian(frequencies);
  }

  private static long aboveMedian(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = (sorted[31] + sorted[32]) / 2;
    long bits = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > median) {
        bits |= 1L << i;
      }
    }
    return bits;
  }

  /** Rec. 601. */
  private static double luminance(int rgb) {
    return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
  }

  private static double[][] cosines() {
    double[][] table = new double[KEPT][SIDE];
    for (int u = 0; u < KEPT; u++) {
      for (int x = 0; x < SIDE; x++) {
        table[u][x] = Math.cos(Math.PI * (u + 1) * (2 * x + 1) / (2 * SIDE));
      }
    }
    return table;
  }
}
