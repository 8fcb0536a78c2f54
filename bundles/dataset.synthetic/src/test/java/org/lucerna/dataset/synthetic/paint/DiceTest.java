/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class DiceTest {

  /** The first outputs of Vigna's reference implementation, splitmix64.c, for seed 1234567. */
  @Test
  void theNumbersAreThoseOfTheReferenceImplementation() {
    Dice dice = new Dice(1234567);
    assertEquals(6457827717110365317L, dice.next());
    assertEquals(3203168211198807973L, dice.next());
    assertEquals(Long.parseUnsignedLong("9817491932198370423"), dice.next());
    assertEquals(4593380528125082431L, dice.next());
    assertEquals(Long.parseUnsignedLong("16408922859458223821"), dice.next());
  }

  @Test
  void everyKeyAndTheirOrderMatter() {
    assertEquals(Dice.of(1, 2, 3).next(), Dice.of(1, 2, 3).next());
    assertNotEquals(Dice.of(1, 2, 3).next(), Dice.of(1, 3, 2).next());
    assertNotEquals(Dice.of(1, 2).next(), Dice.of(1, 2, 0).next());
    assertNotEquals(Dice.of(0, 0).next(), Dice.of(0).next());
  }

  @Test
  void valuesAreSpreadEvenlyOverTheirRange() {
    Dice dice = Dice.of(5);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[dice.below(7)]++;
    }
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - 10_000) * (count - 10_000) / 10_000.0;
    }
    // 99.9 % point of the chi-square distribution with 6 degrees of freedom
    assertEquals(0, Math.max(0, chiSquare - 22.46));
  }
}
