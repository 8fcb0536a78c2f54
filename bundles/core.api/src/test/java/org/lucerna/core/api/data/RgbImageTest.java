/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RgbImageTest {

  @Test
  void pixelsAreReadByColumnAndRowWithoutTheirHigherBits() {
    RgbImage image = RgbImage.wrap(3, 2, new int[] {1, 2, 3, 0xFF0000FF, 5, 6});
    assertEquals(3, image.rgb(2, 0));
    assertEquals(0x0000FF, image.rgb(0, 1));
    assertEquals(3, image.width());
    assertEquals(2, image.height());
  }

  @Test
  void theArrayIsACopy() {
    RgbImage image = RgbImage.wrap(1, 1, new int[] {7});
    image.toArray()[0] = 9;
    assertEquals(7, image.rgb(0, 0));
  }

  @Test
  void theSizeMustMatchTheNumberOfPixels() {
    assertThrows(IllegalArgumentException.class, () -> RgbImage.wrap(2, 2, new int[3]));
    assertThrows(IllegalArgumentException.class, () -> RgbImage.wrap(0, 0, new int[0]));
    assertThrows(IllegalArgumentException.class, () -> RgbImage.wrap(65536, 65536, new int[0]));
  }

  @Test
  void equalityIsSizeAndColourWhateverTheHigherBitsAre() {
    RgbImage opaque = RgbImage.wrap(2, 1, new int[] {0xFF112233, 0xFF000000});
    RgbImage plain = RgbImage.wrap(2, 1, new int[] {0x112233, 0});
    assertEquals(opaque, plain);
    assertEquals(opaque.hashCode(), plain.hashCode());
    assertNotEquals(plain, RgbImage.wrap(1, 2, new int[] {0x112233, 0}));
    assertNotEquals(plain, RgbImage.wrap(2, 1, new int[] {0x112233, 1}));
  }
}
