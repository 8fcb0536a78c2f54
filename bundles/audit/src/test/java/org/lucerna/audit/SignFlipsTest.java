/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignFlipsTest {

  @Test
  void allSignsOfFewDifferencesAreCounted() {
    // Sums of at least 4 among the 8 of +-1 +-2 +-3: 6, and 4 = -1 + 2 + 3.
    assertEquals(2 / 8.0, SignFlips.p(new double[] {-1, 2, 3}, 0, 1));
    assertEquals(1 / 1024.0, SignFlips.p(filled(10, 0.4), 0, 1));
    assertEquals(1, SignFlips.p(new double[0], 0, 1));
  }

  /** The exact table of Wilcoxon's test: n = 8, sum of negative ranks 4 of 36, p = 7/256. */
  @Test
  void fewDifferencesHaveThePOfTheTable() {
    assertEquals(
        7 / 256.0, SignFlips.p(new double[] {9, 1.5, -2, 4, 3.5, 6, 7, -0.5}, 0, 1), 1e-12);
  }

  @Test
  void onePictureDoesNotDecideOverAllOthers() {
    double[] values = filled(16, 1);
    values[3] = -1000;
    assertTrue(SignFlips.p(values, 0, 1) < 0.02);
  }

  @Test
  void anEffectOfTheMarginIsNoneHoweverManyPicturesShowIt() {
    assertEquals(1, SignFlips.p(filled(200, 0.05), 0.05, 1), 1e-9);
    assertTrue(SignFlips.p(filled(200, 0.2), 0.05, 1) < 1e-4);
  }

  @Test
  void drawnSignsAgreeWithTheNormalLimit() {
    SplittableRandom random = new SplittableRandom(9);
    int low = 0;
    for (int world = 0; world < 400; world++) {
      double[] values = new double[16];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextDouble() - 0.5;
      }
      low += SignFlips.p(values, 0, world) <= 0.05 ? 1 : 0;
    }
    assertEquals(20, low, 12); // 400 * 5 %, within 2.75 standard deviations
  }

  @Test
  void relatedPicturesCountOnce() {
    double[] means = Measured.groupMeans(new double[] {1, 0, 4}, List.of("a", "a", "b"));
    assertArrayEquals(new double[] {0.5, 4}, means);
    Measured measured = Measured.of(new double[] {1, 0, 4}, List.of("a", "a", "b"), 1);
    assertEquals(5 / 3.0, measured.mean(), 1e-12);
    assertEquals(2, measured.groups());
  }

  private static double[] filled(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }
}
