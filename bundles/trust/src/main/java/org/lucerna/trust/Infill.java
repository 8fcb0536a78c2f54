/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Tensor;

/**
 * Fills in removed pixels smoothly from those around them, by push-pull (Gortler et al., The
 * Lumigraph, SIGGRAPH 1996): the known pixels are averaged at ever coarser scales, then brought
 * back where nothing is known. Nothing of what was removed is left, and no edge of one colour is
 * put there. ROAD (Rong et al., ICML 2022) fills in from the neighbours for the same reason, by a
 * sparse system and with noise; this costs one pass over the picture.
 */
final class Infill {

  private Infill() {}

  /** One scale: values {@code [channels][h * w]} and how far each place is known, 0 to 1. */
  private record Level(float[][] values, float[] known, int height, int width) {}

  /**
   * @param picture {@code [C, H, W]}
   * @param removed indices of pixels
   */
  static Tensor of(Tensor picture, int[] removed) {
    int height = picture.size(1);
    int width = picture.size(2);
    float[][] values = new float[picture.size(0)][];
    for (int c = 0; c < values.length; c++) {
      values[c] = picture.slice(c).toArray();
    }
    float[] known = new float[height * width];
    java.util.Arrays.fill(known, 1);
    for (int i : removed) {
      known[i] = 0;
    }
    List<Level> levels = new ArrayList<>();
    levels.add(new Level(values, known, height, width));
    while (levels.get(levels.size() - 1).known().length > 1) {
      levels.add(coarser(levels.get(levels.size() - 1)));
    }
    for (int i = levels.size() - 2; i >= 0; i--) {
      fill(levels.get(i), levels.get(i + 1));
    }
    float[] all = new float[picture.length()];
    for (int c = 0; c < values.length; c++) {
      System.arraycopy(values[c], 0, all, c * height * width, height * width);
    }
    return Tensor.wrap(all, picture.shape());
  }

  /** Means of the known among each 2 x 2. */
  private static Level coarser(Level fine) {
    int height = (fine.height() + 1) / 2;
    int width = (fine.width() + 1) / 2;
    float[][] values = new float[fine.values().length][height * width];
    float[] known = new float[height * width];
    for (int y = 0; y < fine.height(); y++) {
      for (int x = 0; x < fine.width(); x++) {
        int from = y * fine.width() + x;
        int to = y / 2 * width + x / 2;
        known[to] += fine.known()[from];
        for (int c = 0; c < values.length; c++) {
          values[c][to] += fine.known()[from] * fine.values()[c][from];
        }
      }
    }
    for (int i = 0; i < known.length; i++) {
      for (float[] channel : values) {
        channel[i] = known[i] > 0 ? channel[i] / known[i] : 0;
      }
      known[i] = Math.min(1, known[i]);
    }
    return new Level(values, known, height, width);
  }

  /** What is not known comes from the coarser scale, linearly between its cells' centres. */
  private static void fill(Level fine, Level coarse) {
    for (int y = 0; y < fine.height(); y++) {
      double cy = Math.max(0, (y + 0.5) / 2 - 0.5);
      int above = (int) cy;
      int below = Math.min(above + 1, coarse.height() - 1);
      for (int x = 0; x < fine.width(); x++) {
        int at = y * fine.width() + x;
        float known = fine.known()[at];
        if (known == 1) {
          continue;
        }
        double cx = Math.max(0, (x + 0.5) / 2 - 0.5);
        int left = (int) cx;
        int right = Math.min(left + 1, coarse.width() - 1);
        int w = coarse.width();
        for (int c = 0; c < fine.values().length; c++) {
          float[] from = coarse.values()[c];
          double top = mix(from[above * w + left], from[above * w + right], cx - left);
          double bottom = mix(from[below * w + left], from[below * w + right], cx - left);
          double filled = mix(top, bottom, cy - above);
          fine.values()[c][at] = (float) (known * fine.values()[c][at] + (1 - known) * filled);
        }
      }
    }
  }

  private static double mix(double a, double b, double f) {
    return a + (b - a) * f;
  }
}
