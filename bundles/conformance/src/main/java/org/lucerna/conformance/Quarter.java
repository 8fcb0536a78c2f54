/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.Locale;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

/** A quarter of a picture. */
enum Quarter {
  UPPER_LEFT,
  UPPER_RIGHT,
  LOWER_LEFT,
  LOWER_RIGHT;

  static Quarter of(boolean lower, boolean right) {
    return values()[(lower ? 2 : 0) + (right ? 1 : 0)];
  }

  /** The one whose cells are brightest on average, as the map is drawn. */
  static Quarter brightest(Heatmap map) {
    double[] means = means(map);
    int best = 0;
    for (int i = 1; i < means.length; i++) {
      best = means[i] > means[best] ? i : best;
    }
    return values()[best];
  }

  /** How much of a map's brightness, its darkest cell taken as none, lies in this quarter. */
  double share(Heatmap map) {
    double[] means = means(map);
    double least = Maps.brightness(map).min();
    double all = 0;
    for (double mean : means) {
      all += mean - least;
    }
    return all == 0 ? 0 : (means[ordinal()] - least) / all;
  }

  /** Of each quarter; the middle row and column of an odd number of cells count on neither side. */
  private static double[] means(Heatmap map) {
    Tensor plane = Maps.brightness(map);
    int height = plane.size(0);
    int width = plane.size(1);
    double[] sums = new double[4];
    int[] counts = new int[4];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double down = place(map, true, y) - 0.5;
        double right = place(map, false, x) - 0.5;
        if (down != 0 && right != 0) {
          int quarter = of(down > 0, right > 0).ordinal();
          sums[quarter] += plane.at(y * width + x);
          counts[quarter]++;
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= Math.max(1, counts[i]);
    }
    return sums;
  }

  /** Where a cell's centre lies, from 0 to 1 of the picture's side. */
  private static double place(Heatmap map, boolean vertical, int cell) {
    Tensor values = map.values();
    int cells = values.size(values.rank() - (vertical ? 2 : 1));
    return map.cells()
        .map(
            grid ->
                vertical
                    ? (grid.firstY() + grid.stepY() * cell) / Specimens.SIDE
                    : (grid.firstX() + grid.stepX() * cell) / Specimens.SIDE)
        .orElse((cell + 0.5) / cells);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " quarter";
  }
}
