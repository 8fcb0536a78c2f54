/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a grid is drawn.
 *
 * @param cell every figure's width, in pixels at scale 1
 * @param lettering size of the captions' font, in pixels at scale 1
 */
public record GridParams(
    @Param(value = "160", help = "width of each picture", min = 16, max = 4096) int cell,
    @Param(value = "light", help = "colours of background and text") Theme theme,
    @Param(value = "12", help = "size of the captions' font, in pixels", min = 8, max = 40)
        double lettering) {

  /** The defaults. */
  public static GridParams defaults() {
    return new GridParams(160, Theme.LIGHT, 12);
  }
}
