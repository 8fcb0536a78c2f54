/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;

class SurgeryTest {

  private static final int SIDE = 8;

  private static RgbImage picture(int from) {
    return RgbImage.wrap(
        SIDE, SIDE, IntStream.range(from, from + SIDE * SIDE).map(i -> i * 997).toArray());
  }

  @Test
  void onlyTheRegionIsReplacedAndByTheSamePixelsOfTheDonor() {
    RgbImage picture = picture(0);
    RgbImage donor = picture(1000);
    Mask region = Surgery.box(SIDE, SIDE, new Box(2, 5, 3, 2));
    RgbImage changed = Surgery.replaced(picture, region, donor);
    int inside = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      boolean in = x >= 2 && x < 5 && y >= 5 && y < 7;
      inside += in ? 1 : 0;
      assertEquals((in ? donor : picture).rgb(x, y), changed.rgb(x, y), x + ", " + y);
    }
    assertEquals(6, inside);
    assertEquals(6, region.area());
  }

  @Test
  void aPatchIsMovedPixelByPixel() {
    RgbImage picture = picture(0);
    RgbImage donor = picture(1000);
    Mask place = Surgery.box(SIDE, SIDE, new Box(5, 0, 3, 3));
    RgbImage changed = Surgery.pasted(picture, place, donor, -4, 4);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      int expected = x >= 5 && y < 3 ? donor.rgb(x - 4, y + 4) : picture.rgb(x, y);
      assertEquals(expected, changed.rgb(x, y), x + ", " + y);
    }
  }

  @Test
  void theControlsBoxSharesNoPixelAndComesToManyPlaces() {
    SplittableRandom random = new SplittableRandom(5);
    Box box = new Box(6, 6, 2, 2);
    boolean[] seen = new boolean[SIDE * SIDE];
    for (int i = 0; i < 2000; i++) {
      Box other = Surgery.elsewhere(box, SIDE, SIDE, random);
      assertTrue(other.x() + 2 <= 6 || other.y() + 2 <= 6, other.toString());
      seen[other.y() * SIDE + other.x()] = true;
    }
    long places = IntStream.range(0, seen.length).filter(i -> seen[i]).count();
    assertEquals(49 - 4, places, Arrays.toString(seen));
  }

  @Test
  void shapesAreMovedAndCutAsTheyAre() {
    Mask box = Surgery.box(SIDE, SIDE, new Box(1, 1, 3, 3));
    Mask rest = Surgery.without(box, Surgery.box(SIDE, SIDE, new Box(3, 3, 5, 5)));
    assertEquals(8, rest.area());
    assertTrue(rest.contains(3, 2) && !rest.contains(3, 3));
    Mask moved = Surgery.moved(rest, 4, 3);
    assertEquals(8, moved.area());
    assertTrue(moved.contains(7, 5) && !moved.contains(7, 6));
  }
}
