/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a sheet of tiles is drawn; sizes in pixels at scale 1.
 *
 * @param columns 0 for about as many as rows
 * @param cell width of a tile, 0 to fit a page
 * @param smooth false keeps the cells of maps, and the pixels of small pictures, visible
 */
public record TilesParams(
    @Param(value = "auto", help = "colours; auto is viridis, and diverging for signed maps")
        Palette colors,
    @Param(value = "0", help = "tiles in a row, 0 for about as many as rows", min = 0, max = 64)
        int columns,
    @Param(value = "0", help = "width of a tile, 0 to fit a page", min = 0, max = 4096) int cell,
    @Param(value = "false", help = "blend from cell to cell") boolean smooth,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static TilesParams defaults() {
    return new TilesParams(Palette.AUTO, 0, 0, false, Theme.LIGHT);
  }
}
