/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.Locale;
import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.PixelMaps;
import org.lucerna.workbench.kit.MapImage;

/**
 * What a map says at one place of the picture.
 *
 * @param x pixel of the crop
 * @param column of the map's own cell
 * @param value raw, of that cell
 * @param interpolated raw, as it is drawn at the pixel
 * @param share of what the last colour stands for; below 0 in signed maps against the target
 */
record Readout(int x, int y, int column, int row, double value, double interpolated, double share) {

  /**
   * @param x pixel of the crop, inside it
   */
  static Readout at(Drawn drawn, int x, int y) {
    Heatmap map = drawn.cell().map();
    Tensor values = (map.isColored() ? PixelMaps.strength(map) : map).values();
    MapImage image = drawn.image();
    Tensor unit = image.view().unit();
    int rows = values.size(0);
    int columns = values.size(1);
    int column = clamp((int) ((x + 0.5) * columns / unit.size(1)), columns);
    int row = clamp((int) ((y + 0.5) * rows / unit.size(0)), rows);
    if (map.cells().isPresent()) {
      CellGrid cells = map.cells().get();
      column = clamp((int) Math.round((x + 0.5 - cells.firstX()) / cells.stepX()), columns);
      row = clamp((int) Math.round((y + 0.5 - cells.firstY()) / cells.stepY()), rows);
    }
    double drawnShare = unit.at(y * unit.size(1) + x);
    return new Readout(
        x,
        y,
        column,
        row,
        values.at(row * columns + column),
        image.raw(drawnShare),
        image.view().signed() ? 2 * drawnShare - 1 : drawnShare);
  }

  private static int clamp(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }

  /** A number as people read it. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    String text =
        size != 0 && (size < 0.001 || size >= 100_000)
            ? String.format(Locale.ROOT, "%.2e", value)
            : String.format(Locale.ROOT, size < 1 ? "%.4f" : "%.3f", value);
    return text.replace('-', '\u2212');
  }
}
