/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import org.lucerna.core.api.data.RgbImage;

/** What a stroke puts in the place of each pixel. */
final class Source {

  private final Brush brush;
  private final RgbImage before;
  private final int mean;
  private final int shiftX;
  private final int shiftY;
  private final int[] blurred;

  Source(Brush brush, RgbImage before, int mean, int shiftX, int shiftY) {
    this.brush = brush;
    this.before = before;
    this.mean = mean;
    this.shiftX = shiftX;
    this.shiftY = shiftY;
    blurred =
        brush.tool() == Tool.BLUR
            ? Blur.of(before, Math.max(2, (int) Math.round(brush.radius() / 3)))
            : new int[0];
  }

  int at(int x, int y) {
    return switch (brush.tool()) {
      case PAINT -> brush.rgb();
      case ERASE -> mean;
      case BLUR -> blurred[y * before.width() + x];
      case PASTE ->
          before.rgb(
              Math.floorMod(x + shiftX, before.width()),
              Math.floorMod(y + shiftY, before.height()));
    };
  }
}
