/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How bars are drawn.
 *
 * @param width of the figure, in pixels at scale 1
 */
public record BarParams(
    @Param(value = "640", help = "width in pixels", min = 320, max = 4096) int width,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static BarParams defaults() {
    return new BarParams(640, Theme.LIGHT);
  }
}
