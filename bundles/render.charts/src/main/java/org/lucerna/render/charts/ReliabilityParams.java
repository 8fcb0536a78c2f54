/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a reliability diagram is drawn.
 *
 * @param side width and height of the square of probabilities, in pixels at scale 1
 */
public record ReliabilityParams(
    @Param(value = "300", help = "width of the square of probabilities", min = 120, max = 2048)
        int side,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static ReliabilityParams defaults() {
    return new ReliabilityParams(300, Theme.LIGHT);
  }
}
