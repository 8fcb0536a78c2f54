/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a colour bar is drawn.
 *
 * @param width in pixels at scale 1
 */
public record ColorBarParams(
    @Param(value = "auto", help = "colours; auto is turbo, and diverging for signed maps")
        Palette colors,
    @Param(value = "320", help = "width in pixels", min = 60, max = 4096) int width,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static ColorBarParams defaults() {
    return new ColorBarParams(Palette.AUTO, 320, Theme.LIGHT);
  }
}
