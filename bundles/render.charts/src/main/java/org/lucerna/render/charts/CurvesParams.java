/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/** How curves are drawn; sizes in pixels at scale 1. */
public record CurvesParams(
    @Param(value = "600", help = "width in pixels", min = 240, max = 4096) int width,
    @Param(value = "360", help = "height in pixels", min = 180, max = 4096) int height,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static CurvesParams defaults() {
    return new CurvesParams(600, 360, Theme.LIGHT);
  }
}
