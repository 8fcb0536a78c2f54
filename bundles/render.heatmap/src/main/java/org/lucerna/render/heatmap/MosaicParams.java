/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/** How a mosaic is drawn; sizes in pixels at scale 1. */
public record MosaicParams(
    @Param(value = "40", help = "side of each picture", min = 12, max = 512) int tile,
    @Param(value = "900", help = "width of the plane where places are free", min = 200, max = 8192)
        int width,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static MosaicParams defaults() {
    return new MosaicParams(40, 900, Theme.LIGHT);
  }
}
