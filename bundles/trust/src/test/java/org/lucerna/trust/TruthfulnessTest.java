/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.statistics.Interval;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.measure.TrustCard;

/** What is right, and how sure its share is. */
class TruthfulnessTest {

  private static final int SIDE = 30;

  /** Columns 10 to 14 of all rows: a sixth of the picture. */
  private static Mask part() {
    BitSet bits = new BitSet();
    for (int y = 0; y < SIDE; y++) {
      bits.set(y * SIDE + 10, y * SIDE + 15);
    }
    return Mask.of(SIDE, SIDE, bits);
  }

  private static Truthfulness of(int x, float background) {
    float[] values = new float[SIDE * SIDE];
    java.util.Arrays.fill(values, background);
    values[7 * SIDE + x] = 900;
    return Truthfulness.of(Tensor.wrap(values, SIDE, SIDE), part());
  }

  @Test
  void theHighestPixelMayMissByATolerance() {
    // 15 of 224 pixels are 2.009 of 30.
    assertTrue(of(12, 0).hit());
    assertTrue(of(16, 0).hit());
    assertFalse(of(17, 0).hit());
    assertFalse(of(16, 0).isRight(), "no energy on the part");
    assertTrue(of(12, 0).isRight());
  }

  @Test
  void energyIsComparedWithTheAreaOfThePart() {
    Truthfulness found = of(12, 1);
    assertEquals(150 / 900.0, found.area(), 1e-12);
    assertEquals((900 + 149) / (900.0 + 899), found.energy(), 1e-6);
    // Just beside the part: less on it than it covers.
    assertTrue(of(16, 1).energy() < found.area());
    assertFalse(of(16, 1).isRight());
  }

  private static Assessed map(String group, boolean right) {
    InspectedPicture picture =
        new InspectedPicture(0, group, "", OptionalInt.of(0), group, Optional.empty());
    TrustCard card = new TrustCard(TrustCard.Verdict.SUPPORTED, List.of(), List.of(), Map.of(), 0);
    return new Assessed(picture, "m", false, card, Optional.of(new Truthfulness(right, 1, 0.1)));
  }

  private static Interval interval(List<Assessed> maps) {
    return Share.of(maps, Assessed::isRight).interval().orElseThrow();
  }

  @Test
  void sharesOfPicturesThatStandAloneHaveWilsonsInterval() {
    List<Assessed> maps = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      maps.add(map("p" + i, i < 8));
    }
    Share share = Share.of(maps, Assessed::isRight);
    // Wilson 1927 for 8 of 10.
    assertEquals("80.0 % (49.0 to 94.3), 8 of 10", share.text());
    assertEquals("none", Share.of(List.of(), Assessed::isRight).text());
  }

  @Test
  void mapsOfOnePictureCountAsOneInTheInterval() {
    List<Assessed> once = new ArrayList<>();
    List<Assessed> thrice = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      once.add(map("p" + i, i < 20));
      for (int k = 0; k < 3; k++) {
        thrice.add(map("p" + i, i < 20));
      }
    }
    Interval all = interval(thrice);
    assertEquals("bootstrap", all.method());
    double width = interval(once).high() - interval(once).low();
    assertEquals(width, all.high() - all.low(), 0.04);
    // Three maps each of two pictures, all right: no more than two trials.
    List<Assessed> right = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      right.add(map("a", true));
      right.add(map("b", true));
    }
    assertEquals(0.342, interval(right).low(), 0.001);
  }
}
