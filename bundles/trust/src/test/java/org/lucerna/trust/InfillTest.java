/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;

/** Removed pixels come from those around them. */
class InfillTest {

  private static final int SIDE = 37;

  private static Tensor ramp() {
    float[] values = new float[2 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      values[i] = 3;
      values[SIDE * SIDE + i] = i % SIDE;
    }
    return Tensor.wrap(values, 2, SIDE, SIDE);
  }

  private static int[] block(int top, int left, int size) {
    return IntStream.range(0, size * size)
        .map(i -> (top + i / size) * SIDE + left + i % size)
        .toArray();
  }

  @Test
  void whatIsTheSameAllAroundIsFilledInExactlyAndTheRestIsLeftAlone() {
    int[] hole = block(9, 14, 8);
    Tensor filled = Infill.of(ramp(), hole);
    boolean[] removed = new boolean[SIDE * SIDE];
    Arrays.stream(hole).forEach(i -> removed[i] = true);
    for (int i = 0; i < SIDE * SIDE; i++) {
      assertEquals(3, filled.at(i), 1e-5);
      float at = filled.at(SIDE * SIDE + i);
      if (removed[i]) {
        assertTrue(at > 10 && at < 25, "between what is left and right of it: " + at);
      } else {
        assertEquals(i % SIDE, at);
      }
    }
  }

  @Test
  void nothingOfWhatWasRemovedIsLeft() {
    int[] hole = block(5, 5, 11);
    float[] marked = ramp().toArray();
    Arrays.stream(hole).forEach(i -> marked[i] = 1e6f);
    assertEquals(Infill.of(ramp(), hole), Infill.of(Tensor.wrap(marked, 2, SIDE, SIDE), hole));
  }

  @Test
  void aPictureOfWhichNothingIsLeftIsBlank() {
    int[] all = IntStream.range(0, SIDE * SIDE).toArray();
    assertEquals(0, Infill.of(ramp(), all).max());
  }
}
