/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.network.Preprocessing;

class CleanedDataTest {

  private static final Preprocessing HOW = Preprocessing.IMAGENET.sized(32, 24);

  private static RgbImage plain(int width, int height, int color) {
    int[] rgb = new int[width * height];
    Arrays.fill(rgb, color);
    return RgbImage.wrap(width, height, rgb);
  }

  /** What the network sees of the changed picture has changed in the region, nowhere else. */
  @Test
  void theRegionIsReplacedWhereTheNetworkSeesItWhateverThePicturesSize() {
    Mask region = Surgery.box(24, 24, new Box(16, 4, 8, 6));
    CleanedData cleaned = new CleanedData(null, null, HOW, 1);
    for (int[] size : new int[][] {{32, 32}, {96, 64}, {64, 128}, {48, 40}}) {
      RgbImage changed =
          cleaned.replaced(plain(size[0], size[1], 0), region, plain(57, 83, 0xFFFFFF));
      RgbImage seen = Preprocessor.crop(changed, HOW);
      for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 24; x++) {
          boolean rim = x >= 15 && y >= 3 && y <= 10 && !(x > 16 && y > 4 && y < 9);
          if (!rim) { // resampling mixes neighbours there
            boolean inside = region.contains(x, y);
            assertEquals(inside ? 255 : 0, seen.rgb(x, y) & 255, x + ", " + y + " of " + size[0]);
          }
        }
      }
    }
  }

  @Test
  void theDonorsPixelsAreThoseOfTheSamePlace() {
    int[] ramp = new int[64 * 64];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (i % 64 * 4) << 16 | (i / 64 * 4) << 8;
    }
    RgbImage donor = RgbImage.wrap(64, 64, ramp);
    Mask region = Surgery.box(24, 24, new Box(0, 0, 24, 24));
    RgbImage changed =
        new CleanedData(null, null, HOW, 1).replaced(plain(32, 32, 0), region, donor);
    // Both are scaled to 32: a pixel of the one is the same place's of the other, twice as far.
    assertEquals(2 * 10 + 1, (changed.rgb(10, 20) >> 16) / 4);
    assertEquals(2 * 20 + 1, (changed.rgb(10, 20) >> 8 & 255) / 4);
    assertEquals(2 * 2 + 1, (changed.rgb(2, 20) >> 16) / 4, "outside what is seen, too");
  }
}
