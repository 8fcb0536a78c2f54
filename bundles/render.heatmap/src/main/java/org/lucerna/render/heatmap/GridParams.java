/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a grid is drawn.
 *
 * @param cell every figure's width, in pixels at scale 1
 * @param text size of the captions, in pixels at scale 1; headings are a little larger
 */
public record GridParams(
    @Param(value = "160", help = "width of each picture", min = 16, max = 4096) int cell,
    @Param(value = "light", help = "colours of background and text") Theme theme,
    @Param(value = "11", help = "size of captions", min = 8, max = 48) int text) {

  /** Small captions. */
  public GridParams(int cell, Theme theme) {
    this(cell, theme, SMALL);
  }

  private static final int SMALL = 11;

  /** The defaults. */
  public static GridParams defaults() {
    return new GridParams(160, Theme.LIGHT);
  }
}
