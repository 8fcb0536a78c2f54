/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Temperature scaling. */
class TemperatureTest {

  private static final double TEMPERATURE = 0.825082;
  private static final double BEFORE = 0.40633494;
  private static final double AFTER = 0.39830645;

  /** Logits (margin, 0) throughout: calibrated where sigma(margin / T) is the accuracy. */
  @Test
  void twoClassesOfOneMarginHaveAClosedForm() {
    double margin = 5;
    double[][] logits = new double[10][];
    int[] labels = new int[10];
    for (int i = 0; i < 10; i++) {
      logits[i] = new double[] {margin, 0};
      labels[i] = i < 8 ? 0 : 1;
    }
    Temperature found = Temperature.fit(logits, labels).orElseThrow();
    assertEquals(margin / Math.log(0.8 / 0.2), found.value(), 1e-9);
    double entropy = -0.8 * Math.log(0.8) - 0.2 * Math.log(0.2);
    assertEquals(entropy, found.after(), 1e-12);
    assertEquals(Math.log1p(Math.exp(-margin)) + 0.2 * margin, found.before(), 1e-12);
    assertEquals(10, found.n());
  }

  /** Found by temperature.py beside this test's resources, with a plain grid search. */
  @Test
  void manyClassesAreThoseOfAnIndependentScript() {
    double[][] logits = {
      {4, 1, 0}, {0.5, 3, 2}, {1, 0, 2.5}, {6, 2, 1}, {2, 2.5, 0}, {0, 5, 1}, {3, 1, 2}, {0, 1, 4}
    };
    int[] labels = {0, 1, 2, 0, 0, 1, 2, 2};
    Temperature found = Temperature.fit(logits, labels).orElseThrow();
    assertEquals(TEMPERATURE, found.value(), 1e-4);
    assertEquals(BEFORE, found.before(), 1e-6);
    assertEquals(AFTER, found.after(), 1e-6);
  }

  @Test
  void aConstantARowMakesNoDifference() {
    double[][] logits = {{2, 0}, {2, 0}, {2, 0}};
    double[][] moved = {{1002, 1000}, {-3, -5}, {2, 0}};
    int[] labels = {0, 0, 1};
    assertEquals(
        Temperature.fit(logits, labels).orElseThrow().value(),
        Temperature.fit(moved, labels).orElseThrow().value(),
        1e-9);
  }

  @Test
  void noTemperatureIsBestWhereAllIsRightOrNothingIsKnown() {
    double[][] logits = {{2, 0}, {0, 3}};
    assertEquals(Optional.empty(), Temperature.fit(logits, new int[] {0, 1}));
    assertEquals(Optional.empty(), Temperature.fit(logits, new int[] {1, 0}));
    assertEquals(Optional.empty(), Temperature.fit(new double[0][], new int[0]));
    assertTrue(Temperature.fit(logits, new int[] {1, 1}).isPresent());
    assertThrows(IllegalArgumentException.class, () -> Temperature.fit(logits, new int[1]));
  }
}
