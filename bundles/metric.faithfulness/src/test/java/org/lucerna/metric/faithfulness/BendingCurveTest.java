/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class BendingCurveTest {

  private static final int PIXELS = 50176;

  private int asked;

  private BendingCurve draw(int pixels, int steps, DoubleUnaryOperator curve) {
    return BendingCurve.of(
        pixels,
        steps,
        curve.applyAsDouble(0),
        curve.applyAsDouble(1),
        counts -> {
          asked += counts.length;
          return Arrays.stream(counts)
              .mapToDouble(n -> curve.applyAsDouble(n / (double) pixels))
              .toArray();
        });
  }

  @Test
  void aStraightLineHasItsArea() {
    BendingCurve line = draw(PIXELS, 16, x -> 1 - x);
    assertEquals(0.5, line.area(), 1e-12);
    assertEquals(15, asked, "ends are known");
    assertEquals(17, line.shares().length);
  }

  /** A fall to 1/e within a fiftieth of the pixels: the integral of exp(-50x) is 1/50 (1-e^-50). */
  @Test
  void aSteepFallIsFoundWhereEvenStepsMissIt() {
    DoubleUnaryOperator fall = x -> Math.exp(-50 * x);
    double exact = 0.02;
    double found = draw(PIXELS, 16, fall).area();
    double[] even = new double[29];
    for (int i = 0; i < 29; i++) {
      even[i] = fall.applyAsDouble(i / 28.0);
    }
    assertEquals(exact, found, 0.001);
    assertTrue(Math.abs(Steps.area(even) - exact) > 0.004, "28 even steps: " + Steps.area(even));
  }

  @Test
  void soIsAStepInTheMiddle() {
    assertEquals(0.63, draw(PIXELS, 16, x -> x < 0.37 ? 0 : 1).area(), 0.01);
  }

  @Test
  void everyPixelIsAsMuchAsThereIs() {
    BendingCurve all = draw(5, 16, x -> x * x);
    assertArrayEquals(new double[] {0, 0.2, 0.4, 0.6, 0.8, 1}, all.shares(), 1e-12);
    assertArrayEquals(new double[] {0, 0.04, 0.16, 0.36, 0.64, 1}, all.values(), 1e-12);
    assertEquals(4, asked);
  }

  @Test
  void twoStepsAreThreePoints() {
    assertEquals(3, draw(100, 2, x -> x).shares().length);
    assertEquals(1, asked);
  }
}
