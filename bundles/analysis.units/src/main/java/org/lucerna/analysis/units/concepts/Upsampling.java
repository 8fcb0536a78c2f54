/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.function.IntConsumer;
import org.lucerna.vision.api.network.ReceptiveField;

/**
 * Finds the pixels in which a unit's activations, brought to the picture's size linearly between
 * the cells' centres, exceed a threshold. Only squares of cells of which a corner exceeds it are
 * visited: no value between corners is above the largest of them.
 */
final class Upsampling {

  private final double[] ys;
  private final double[] xs;
  private final int rows;
  private final int columns;

  /** First pixel row of each cell row, one more at the end; likewise for columns. */
  private final int[] yStarts;

  private final int[] xStarts;

  private Upsampling(double[] ys, double[] xs, int rows, int columns) {
    this.ys = ys;
    this.xs = xs;
    this.rows = rows;
    this.columns = columns;
    this.yStarts = starts(ys, rows);
    this.xStarts = starts(xs, columns);
  }

  /** Sizes of the cells' plane and of the picture. */
  record Sizes(int rows, int columns, int height, int width) {}

  static Upsampling of(Placement placement, ReceptiveField field, Sizes sizes) {
    boolean exact = placement == Placement.RECEPTIVE_FIELD;
    double[] ys = new double[sizes.height()];
    for (int y = 0; y < ys.length; y++) {
      ys[y] = exact ? exact(y, field.y()) : stretched(y, sizes.rows(), ys.length);
    }
    double[] xs = new double[sizes.width()];
    for (int x = 0; x < xs.length; x++) {
      xs[x] = exact ? exact(x, field.x()) : stretched(x, sizes.columns(), xs.length);
    }
    clamp(ys, sizes.rows());
    clamp(xs, sizes.columns());
    return new Upsampling(ys, xs, sizes.rows(), sizes.columns());
  }

  private static double exact(int pixel, ReceptiveField.Axis axis) {
    return (pixel + 0.5 - axis.centre(0)) / axis.stride();
  }

  private static double stretched(int pixel, int cells, int pixels) {
    return (pixel + 0.5) * cells / pixels - 0.5;
  }

  private static void clamp(double[] positions, int cells) {
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Math.max(0, Math.min(cells - 1, positions[i]));
    }
  }

  private static int[] starts(double[] positions, int cells) {
    int[] starts = new int[cells + 1];
    int pixel = 0;
    for (int cell = 0; cell < cells; cell++) {
      starts[cell] = pixel;
      while (pixel < positions.length && (int) positions[pixel] == cell) {
        pixel++;
      }
    }
    starts[cells] = positions.length;
    return starts;
  }

  /**
   * Visits each pixel {@code y * width + x} whose value is above {@code threshold}.
   *
   * @param values activations; the unit's plane begins at {@code from}
   */
  void above(float threshold, float[] values, int from, IntConsumer pixel) {
    for (int row = 0; row < rows; row++) {
      int upper = from + row * columns;
      int lower = from + Math.min(row + 1, rows - 1) * columns;
      for (int column = 0; column < columns; column++) {
        int right = Math.min(column + 1, columns - 1);
        if (values[upper + column] > threshold
            || values[upper + right] > threshold
            || values[lower + column] > threshold
            || values[lower + right] > threshold) {
          square(row, column, new Corners(values, upper, lower, column, right, threshold), pixel);
        }
      }
    }
  }

  private record Corners(
      float[] values, int upper, int lower, int left, int right, float threshold) {

    boolean above(double fy, double fx) {
      double top = mix(values[upper + left], values[upper + right], fx);
      double bottom = mix(values[lower + left], values[lower + right], fx);
      return (float) mix(top, bottom, fy) > threshold;
    }

    private static double mix(double a, double b, double f) {
      return a + (b - a) * f;
    }
  }

  private void square(int row, int column, Corners corners, IntConsumer pixel) {
    for (int y = yStarts[row]; y < yStarts[row + 1]; y++) {
      for (int x = xStarts[column]; x < xStarts[column + 1]; x++) {
        if (corners.above(ys[y] - row, xs[x] - column)) {
          pixel.accept(y * xs.length + x);
        }
      }
    }
  }
}
