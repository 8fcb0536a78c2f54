/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a table in colours is drawn.
 *
 * @param cell width of a field in pixels at scale 1; 0 to fit its numbers
 */
public record HeatTableParams(
    @Param(value = "auto", help = "colours; auto is viridis, and diverging for signed numbers")
        Palette colors,
    @Param(value = "0", help = "width of a field, 0 to fit its numbers", min = 0, max = 400)
        int cell,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static HeatTableParams defaults() {
    return new HeatTableParams(Palette.AUTO, 0, Theme.LIGHT);
  }
}
