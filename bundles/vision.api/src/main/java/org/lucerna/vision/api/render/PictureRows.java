/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;
import org.lucerna.core.api.data.RgbImage;

/**
 * Pictures in rows of several blocks, each picture marked: the subject of renderer {@code
 * picture-rows}. For example a picture, its neighbours in one space, and in another.
 *
 * @param title above; may be empty
 * @param blocks headings, one a block of columns
 * @param rows each with as many blocks as there are headings
 * @param legend what the marks mean: that of {@link Mark#AGREES}, then that of {@link
 *     Mark#DIFFERS}; may be empty
 * @param note below, what a reader must know; may be empty
 */
public record PictureRows(
    String title, List<String> blocks, List<Row> rows, List<String> legend, String note) {

  /** Pictures of each block, from left to right. */
  public record Row(List<List<Cell>> blocks) {

    public Row {
      blocks = blocks.stream().map(List::copyOf).toList();
    }
  }

  /** A picture and the lines under it. */
  public record Cell(RgbImage picture, List<String> caption, Mark mark) {

    public Cell {
      caption = List.copyOf(caption);
    }
  }

  /** Drawn as frames that differ in colour and in form. */
  public enum Mark {
    NONE,
    /** A plain frame. */
    AGREES,
    /** A broken frame and a cross. */
    DIFFERS
  }

  public PictureRows {
    blocks = List.copyOf(blocks);
    rows = List.copyOf(rows);
    legend = List.copyOf(legend);
  }
}
