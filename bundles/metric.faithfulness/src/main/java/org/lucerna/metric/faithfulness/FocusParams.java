/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.param.Param;

/**
 * Which mosaics are made.
 *
 * @param mosaics of each picture
 * @param cells their size
 */
public record FocusParams(
    @Param(value = "2", min = 1, max = 64, help = "mosaics of each picture, a map each")
        int mosaics,
    @Param(
            value = "full",
            help =
                "full: every picture in its size, the mosaic twice as wide and high; half: the mosaic as large as a picture, for networks that take one size only")
        Cells cells) {

  /** How large the pictures of a mosaic are. */
  public enum Cells {
    FULL,
    HALF
  }
}
