/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskTest {

  private static Mask mask(String... rows) {
    BitSet bits = new BitSet();
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        bits.set(y * rows[y].length() + x, rows[y].charAt(x) == '#');
      }
    }
    return Mask.of(rows[0].length(), rows.length, bits);
  }

  @Test
  void pixelsAreColumnsAndRows() {
    Mask mask = mask("..#.", "....", ".#..");
    assertTrue(mask.contains(2, 0));
    assertTrue(mask.contains(1, 2));
    assertFalse(mask.contains(1, 0));
    assertEquals(2, mask.area());
    assertEquals(4, mask.width());
    assertEquals(3, mask.height());
  }

  @Test
  void theBoundsAreTheSmallestBoxAroundAllPixels() {
    assertEquals(Optional.of(new Box(1, 0, 2, 3)), mask("..#.", "....", ".#..").bounds());
    assertEquals(Optional.of(new Box(0, 1, 1, 1)), mask("...", "#..").bounds());
    assertEquals(Optional.of(new Box(0, 0, 2, 2)), mask(".#", "#.").bounds());
    assertEquals(Optional.empty(), mask("..", "..").bounds());
    assertEquals(6, new Box(1, 0, 2, 3).area());
  }

  @Test
  void theUnionHasThePixelsOfBothAndLeavesThemAlone() {
    Mask left = mask("#..", "...");
    Mask right = mask("#.#", "..#");
    assertEquals(mask("#.#", "..#"), left.union(right));
    assertEquals(1, left.area());
    assertThrows(IllegalArgumentException.class, () -> left.union(mask("##", "##")));
  }

  @Test
  void itIsACopyAndNoPixelLiesOutside() {
    BitSet bits = new BitSet();
    Mask mask = Mask.of(2, 2, bits);
    bits.set(0);
    assertEquals(0, mask.area());
    bits.set(4);
    assertThrows(IllegalArgumentException.class, () -> Mask.of(2, 2, bits));
  }

  @Test
  void equalityIsSizeAndPixels() {
    assertEquals(mask("#.", ".."), mask("#.", ".."));
    assertEquals(mask("#.", "..").hashCode(), mask("#.", "..").hashCode());
    assertNotEquals(mask("#.", ".."), mask("#..."));
    assertNotEquals(mask("#.", ".."), mask(".#", ".."));
  }
}
