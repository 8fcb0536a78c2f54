/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;

class LikenessTest {

  private static final int SIDE = 32;
  private static final Box ALL = new Box(0, 0, SIDE, SIDE);

  /** Noise, on which a ring lies at a place of its own in the first pictures. */
  private static List<RgbImage> pictures(int marked, int all) {
    SplittableRandom random = new SplittableRandom(2);
    List<RgbImage> pictures = new ArrayList<>();
    for (int n = 0; n < all; n++) {
      int[] rgb = new int[SIDE * SIDE];
      int x = 13 + random.nextInt(5);
      int y = 13 + random.nextInt(5);
      for (int i = 0; i < rgb.length; i++) {
        int noise = 90 + random.nextInt(60);
        rgb[i] = noise * 0x010101;
        double radius = Math.hypot(i % SIDE - x, i / SIDE - y);
        if (n < marked && radius < 9) {
          rgb[i] = radius < 4 ? 0xF0F0F0 : 0xD02020;
        }
      }
      pictures.add(RgbImage.wrap(SIDE, SIDE, rgb));
    }
    return pictures;
  }

  @Test
  void theSameMarkAtOtherPlacesIsOneGroupAndNoiseIsNot() {
    List<RgbImage> pictures = pictures(7, 15);
    Likeness likeness = new Likeness(pictures, pictures.stream().map(p -> ALL).toList());
    Likeness.Group group = likeness.largest();
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), group.members().stream().sorted().toList());
    assertTrue(group.mean() > 0.8, String.valueOf(group.mean()));
    assertTrue(likeness.of(8, 9) < 0.5, String.valueOf(likeness.of(8, 9)));
  }

  @Test
  void brightnessAndContrastDoNotMatter() {
    RgbImage picture = pictures(1, 1).get(0);
    int[] dim = picture.toArray();
    for (int i = 0; i < dim.length; i++) {
      dim[i] = (dim[i] >> 1 & 0x7F7F7F) + 0x202020;
    }
    RgbImage dimmed = RgbImage.wrap(SIDE, SIDE, dim);
    assertEquals(1, new Likeness(List.of(picture, dimmed), List.of(ALL, ALL)).of(0, 1), 1e-3);
  }
}
