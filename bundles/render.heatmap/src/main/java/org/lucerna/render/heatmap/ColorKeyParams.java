/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a key of colours is drawn.
 *
 * @param width in pixels at scale 1; entries that do not fit go to the next line
 */
public record ColorKeyParams(
    @Param(value = "640", help = "largest width in pixels", min = 120, max = 4096) int width,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static ColorKeyParams defaults() {
    return new ColorKeyParams(640, Theme.LIGHT);
  }
}
