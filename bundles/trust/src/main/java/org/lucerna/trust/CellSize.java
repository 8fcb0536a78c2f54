/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/**
 * How fine a map is.
 *
 * @param rows cells down
 * @param columns cells across
 * @param height from one cell to the next, in pixels of what the network sees
 * @param width likewise
 * @param field what a cell of the layer depends on, where the map has the layer's cells
 */
record CellSize(
    int rows, int columns, double height, double width, Optional<ReceptiveField> field) {

  /** Of a map of a layer; stretched over the picture where it does not say where its cells lie. */
  static CellSize of(Heatmap map, Tensor input, Network network, Optional<LayerId> layer) {
    Tensor cells = map.plane().values();
    int rows = cells.size(0);
    int columns = cells.size(1);
    double height = map.cells().map(c -> c.stepY()).orElse((double) input.size(1) / rows);
    double width = map.cells().map(c -> c.stepX()).orElse((double) input.size(2) / columns);
    return new CellSize(
        rows, columns, height, width, layer.flatMap(l -> field(network, l, rows, columns)));
  }

  private static Optional<ReceptiveField> field(
      Network network, LayerId layer, int rows, int columns) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    Shape shape = shapes.get(layer);
    boolean own =
        shape != null
            && !layer.equals(Network.INPUT)
            && shape.isSpatial()
            && shape.height() == rows
            && shape.width() == columns;
    return own ? Optional.ofNullable(ReceptiveFields.of(network).get(layer)) : Optional.empty();
  }

  /** The longer side of a cell, in pixels. */
  double pixels() {
    return Math.max(height, width);
  }

  String text() {
    if (pixels() <= 1) {
      return "1 pixel";
    }
    String cell =
        "%s x %s pixels (%d x %d cells)".formatted(number(height), number(width), rows, columns);
    return field
        .map(f -> cell + ", each sees %d x %d pixels".formatted(f.y().size(), f.x().size()))
        .orElse(cell);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
