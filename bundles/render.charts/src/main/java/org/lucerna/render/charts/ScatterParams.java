/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/** How a scatter plot is drawn; sizes in pixels at scale 1. */
public record ScatterParams(
    @Param(value = "560", help = "width of the plot without axes and legend", min = 200, max = 4096)
        int width,
    @Param(value = "9", help = "size of a marker", min = 2, max = 40) double marker,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static ScatterParams defaults() {
    return new ScatterParams(560, 9, Theme.LIGHT);
  }
}
