/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;

class ColorsTest {

  private static RgbImage of(int... rgb) {
    return RgbImage.wrap(rgb.length, 1, rgb);
  }

  @Test
  void aThirdOfATurnMakesRedGreenAndGreenBlue() {
    assertEquals(of(0x00FF00), Colors.hue(of(0xFF0000), 1 / 3.0));
    assertEquals(of(0x0000FF), Colors.hue(of(0x00FF00), 1 / 3.0));
    assertEquals(of(0xFF0000), Colors.hue(of(0x00FF00), -1 / 3.0));
  }

  @Test
  void halfATurnOfRedIsCyanUpToTheRoundingOfHueToEightBits() {
    // 127 of 255 turns: sector 2, 0.988 of the way to the next: blue is 255 * 0.988 = 252
    assertEquals(of(0x00FFFC), Colors.hue(of(0xFF0000), 0.5));
  }

  @Test
  void greyHasNoHue() {
    assertEquals(of(0x808080, 0x000000), Colors.hue(of(0x808080, 0x000000), 0.3));
  }

  @Test
  void contrastLeavesAConstantGreyPictureAlone() {
    RgbImage constant = of(0x5A5A5A, 0x5A5A5A, 0x5A5A5A);
    for (double factor : new double[] {0, 0.5, 1, 3}) {
      assertEquals(constant, Colors.contrast(constant, factor));
    }
  }

  @Test
  void contrastSpreadsAboutTheMeanGrey() {
    // mean of 100 and 200 is 150: half the contrast is 125 and 175, twice is 50 and 250
    RgbImage two = of(0x646464, 0xC8C8C8);
    assertEquals(of(0x7D7D7D, 0xAFAFAF), Colors.contrast(two, 0.5));
    assertEquals(of(0x323232, 0xFAFAFA), Colors.contrast(two, 2));
  }

  @Test
  void withoutSaturationRedIsItsLuma() {
    // 0.299 * 255 = 76
    assertEquals(of(0x4C4C4C), Colors.saturation(of(0xFF0000), 0));
  }

  @Test
  void brightnessMultipliesAndStopsAtWhite() {
    assertEquals(of(0x32FF00), Colors.brightness(of(0x19C800), 2));
  }

  @Test
  void jitterOfNothingChangesNothing() {
    RgbImage image = of(0x123456, 0xFEDCBA);
    assertEquals(image, new ColorJitter(0, 0, 0, 0).apply(image, new Random(1)));
  }

  @Test
  void factorsStayInTheirRangesAndTheOrderVaries() {
    RgbImage grey = of(0x646464);
    Set<Integer> seen = new HashSet<>();
    for (int seed = 0; seed < 2000; seed++) {
      RgbImage changed = new ColorJitter(0.4, 0, 0, 0).apply(grey, new Random(seed * 7919L));
      seen.add(changed.rgb(0, 0) & 0xFF);
    }
    // factors 0.6 to 1.4 of level 100
    assertEquals(60, seen.stream().min(Integer::compare).get());
    assertTrue(seen.stream().max(Integer::compare).get() >= 139);
    assertTrue(seen.size() >= 80);
    // brightness and contrast do not commute: with one pair of factors both orders are seen
    RgbImage two = of(0x505050, 0x707070);
    Set<RgbImage> results = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      results.add(new ColorJitter(0.9, 0.9, 0, 0).apply(two, new Fixed(new Random(seed * 31L))));
    }
    assertEquals(2, results.size(), Arrays.toString(results.toArray()));
  }

  /** Draws factors from one place, orders at random. */
  private static final class Fixed extends Random {
    private static final long serialVersionUID = 1L;
    private final transient Random orders;

    Fixed(Random orders) {
      this.orders = orders;
    }

    @Override
    public double nextDouble() {
      return 0.6;
    }

    @Override
    public int nextInt(int bound) {
      return orders.nextInt(bound);
    }
  }

  @Test
  void aHueBeyondHalfATurnIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ColorJitter(0, 0, 0, 0.6));
    assertThrows(IllegalArgumentException.class, () -> new ColorJitter(-1, 0, 0, 0));
  }
}
