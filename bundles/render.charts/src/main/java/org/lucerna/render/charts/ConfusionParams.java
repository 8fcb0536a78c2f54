/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How a confusion matrix is drawn.
 *
 * @param cell width of a field in pixels at scale 1; 0 to fit the number of classes
 */
public record ConfusionParams(
    @Param(
            value = "0",
            help = "width of a field, 0 to fit the number of classes",
            min = 0,
            max = 200)
        int cell,
    @Param(value = "light", help = "colours of background and text") Theme theme) {

  /** The defaults. */
  public static ConfusionParams defaults() {
    return new ConfusionParams(0, Theme.LIGHT);
  }
}
