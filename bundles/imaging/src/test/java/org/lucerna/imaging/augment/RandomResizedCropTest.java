/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.imaging.augment.Uniformity.assertUniform;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;

class RandomResizedCropTest {

  private static final Range RATIO = new Range(3 / 4.0, 4 / 3.0);
  private static final int DRAWS = 4000;

  private static RandomResizedCrop crop(double low, double high) {
    return new RandomResizedCrop(8, new Range(low, high), RATIO);
  }

  @Test
  void areasAreUniformProportionsUniformInTheLogarithmAndPlacesUniform() {
    // up to half the area of a square every proportion fits, so that no try is thrown away
    int side = 4000;
    double[] areas = new double[DRAWS];
    double[] proportions = new double[DRAWS];
    double[] lefts = new double[DRAWS];
    double[] tops = new double[DRAWS];
    Random random = new Random(5);
    for (int i = 0; i < DRAWS; i++) {
      Box part = crop(0.08, 0.5).part(side, side, random);
      areas[i] = part.area() / ((double) side * side);
      proportions[i] = Math.log((double) part.width() / part.height());
      lefts[i] = part.x() / (double) (side - part.width());
      tops[i] = part.y() / (double) (side - part.height());
    }
    assertUniform(areas, 0.08, 0.5);
    assertUniform(proportions, Math.log(0.75), Math.log(4 / 3.0));
    assertUniform(lefts, 0, 1);
    assertUniform(tops, 0, 1);
  }

  @Test
  void everyPartLiesInsideWithAreaAndProportionInRange() {
    Random random = new Random(6);
    for (int i = 0; i < DRAWS; i++) {
      Box part = crop(0.08, 1).part(200, 150, random);
      assertTrue(part.x() >= 0 && part.x() + part.width() <= 200, part::toString);
      assertTrue(part.y() >= 0 && part.y() + part.height() <= 150, part::toString);
      double share = part.area() / 30000.0;
      assertTrue(share > 0.078 && share <= 1, part::toString);
      double proportion = (double) part.width() / part.height();
      assertTrue(proportion > 0.73 && proportion < 1.37, part::toString);
    }
  }

  @Test
  void inAVeryLongPictureThePartIsTheLargestAroundTheCentre() {
    // ten rows: at most 10 * 4/3 = 13 columns, from (1000 - 13) / 2
    assertEquals(new Box(493, 0, 13, 10), crop(0.5, 1).part(1000, 10, new Random(1)));
    // ten columns: 10 / (3/4) = 13 rows
    assertEquals(new Box(0, 493, 10, 13), crop(0.5, 1).part(10, 1000, new Random(1)));
  }

  @Test
  void theWholeSquareIsThePictureInAnotherSize() {
    RgbImage image = RgbImage.wrap(2, 2, new int[] {0, 0xFF0000, 0xFF00, 0xFF});
    RandomResizedCrop whole = new RandomResizedCrop(2, new Range(1, 1), new Range(1, 1));
    assertEquals(image, whole.apply(image, new Random(3)));
  }

  @Test
  void onePixelIsEnough() {
    RgbImage pixel = RgbImage.wrap(1, 1, new int[] {0x123456});
    RgbImage large = crop(0.08, 1).apply(pixel, new Random(1));
    assertEquals(8, large.width());
    assertEquals(0x123456, large.rgb(7, 7));
  }

  @Test
  void areasOutsideZeroToOneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> crop(0, 1));
    assertThrows(IllegalArgumentException.class, () -> crop(0.5, 1.5));
    assertThrows(IllegalArgumentException.class, () -> crop(0.7, 0.5));
  }
}
