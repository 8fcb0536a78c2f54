/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.ReceptiveField;

/** Brings a map of few cells to the size of a picture, linearly between the cells' centres. */
public final class MapScaler {

  private MapScaler() {}

  /**
   * Stretches a map over the whole picture: half-pixel centres, {@code align_corners = false}, the
   * edge cells continued outwards; torch's {@code interpolate(mode="bilinear")}.
   *
   * @param map {@code [h, w]}
   * @return {@code [height, width]}
   */
  public static Tensor bilinear(Tensor map, int height, int width) {
    requirePlane(map);
    return sample(map, stretched(map.size(0), height), stretched(map.size(1), width));
  }

  /**
   * Places each cell at the exact centre of its receptive field; outside the outermost centres
   * their values continue.
   *
   * @param map {@code [h, w]}
   * @param cells the receptive field of the layer the map is from, in pixels of the picture
   * @return {@code [height, width]}
   */
  public static Tensor placed(Tensor map, ReceptiveField cells, int height, int width) {
    ReceptiveField.Axis y = cells.y();
    ReceptiveField.Axis x = cells.x();
    return placed(
        map, new CellGrid(y.centre(0), x.centre(0), y.stride(), x.stride()), height, width);
  }

  /**
   * Places each cell where it says it lies; outside the outermost centres their values continue.
   *
   * @param map {@code [h, w]}
   * @return {@code [height, width]}
   */
  public static Tensor placed(Tensor map, CellGrid cells, int height, int width) {
    requirePlane(map);
    return sample(
        map,
        placed(map.size(0), height, cells.firstY(), cells.stepY()),
        placed(map.size(1), width, cells.firstX(), cells.stepX()));
  }

  private static void requirePlane(Tensor map) {
    if (map.rank() != 2 || map.length() == 0) {
      throw new IllegalArgumentException("a map to draw is [h, w], not " + map);
    }
  }

  /** Where, in cells from the first one's centre, the middle of each pixel lies. */
  private static double[] stretched(int cells, int pixels) {
    double[] positions = new double[pixels];
    double scale = (double) cells / pixels;
    for (int i = 0; i < pixels; i++) {
      positions[i] = (i + 0.5) * scale - 0.5;
    }
    return clamped(positions, cells);
  }

  private static double[] placed(int cells, int pixels, double first, double step) {
    double[] positions = new double[pixels];
    for (int i = 0; i < pixels; i++) {
      positions[i] = (i + 0.5 - first) / step;
    }
    return clamped(positions, cells);
  }

  private static double[] clamped(double[] positions, int cells) {
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Math.max(0, Math.min(cells - 1, positions[i]));
    }
    return positions;
  }

  private static Tensor sample(Tensor map, double[] ys, double[] xs) {
    float[] out = new float[Math.multiplyExact(ys.length, xs.length)];
    int rows = map.size(0);
    int columns = map.size(1);
    for (int y = 0; y < ys.length; y++) {
      int above = (int) ys[y];
      int below = Math.min(above + 1, rows - 1);
      double fy = ys[y] - above;
      for (int x = 0; x < xs.length; x++) {
        int left = (int) xs[x];
        int right = Math.min(left + 1, columns - 1);
        double fx = xs[x] - left;
        double top = mix(map.at(above * columns + left), map.at(above * columns + right), fx);
        double bottom = mix(map.at(below * columns + left), map.at(below * columns + right), fx);
        out[y * xs.length + x] = (float) mix(top, bottom, fy);
      }
    }
    return Tensor.wrap(out, ys.length, xs.length);
  }

  private static double mix(double a, double b, double f) {
    return a + (b - a) * f;
  }
}
