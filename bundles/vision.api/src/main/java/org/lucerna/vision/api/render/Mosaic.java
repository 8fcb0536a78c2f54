/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.List;
import org.lucerna.core.api.data.RgbImage;

/**
 * Small pictures at places of a plane, framed by group: the subject of renderer {@code mosaic}.
 *
 * @param title above; may be empty
 * @param layout whether places are free or fields of a grid
 * @param tiles in the order in which they are drawn
 * @param groups names by number, each with a colour and a marker of its own up to {@link
 *     Scatter#GROUPS}; further ones are grey
 * @param note below, what a reader must know; may be empty
 */
public record Mosaic(
    String title, Layout layout, List<Tile> tiles, List<String> groups, String note) {

  /** What the tiles' places are. */
  public enum Layout {
    /** Anywhere, x to the right and y up, one scale; what would cover another is only marked. */
    FREE,
    /** Columns from 0 and rows from 0, downwards; no two tiles in one field. */
    GRID
  }

  /**
   * @param picture cut to its middle square
   * @param group number of its group
   */
  public record Tile(RgbImage picture, double x, double y, int group) {}

  public Mosaic {
    tiles = List.copyOf(tiles);
    groups = List.copyOf(groups);
  }
}
