/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;
import java.util.Optional;

/**
 * Pictures in rows and columns, like the figures of CAM papers: the subject of renderer {@code
 * grid}.
 *
 * @param title above; may be empty
 * @param columns headings, one a column
 * @param rows labels on the left, one a row
 * @param cells by row, then column; an empty cell stays blank
 * @param legend below, such as a colour bar
 */
public record PictureGrid(
    String title,
    List<String> columns,
    List<String> rows,
    List<List<Optional<Cell>>> cells,
    Optional<Figure> legend) {

  /** A figure and the lines under it. */
  public record Cell(Figure figure, List<String> caption) {}

  public PictureGrid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    cells = cells.stream().map(List::copyOf).toList();
  }
}
