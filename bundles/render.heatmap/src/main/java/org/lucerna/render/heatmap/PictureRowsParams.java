/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How rows of pictures are drawn.
 *
 * @param cell every picture's width, in pixels at scale 1
 */
public record PictureRowsParams(
    @Param(value = "112", help = "width of each picture", min = 32, max = 1024) int cell,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static PictureRowsParams defaults() {
    return new PictureRowsParams(112, Theme.LIGHT);
  }
}
