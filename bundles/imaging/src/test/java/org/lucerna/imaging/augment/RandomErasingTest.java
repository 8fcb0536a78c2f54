/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lucerna.imaging.augment.Uniformity.assertUniform;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.augment.RandomErasing.Fill;

class RandomErasingTest {

  private static final Range SCALE = new Range(0.02, 0.33);
  private static final Range RATIO = new Range(0.3, 3.3);

  private static Tensor ones(int side) {
    float[] values = new float[3 * side * side];
    Arrays.fill(values, 1);
    return Tensor.wrap(values, 3, side, side);
  }

  @Test
  void thatShareOfTheInputsIsErased() {
    RandomErasing erasing = new RandomErasing(0.25, SCALE, RATIO, Fill.MEAN);
    Tensor input = ones(16);
    Random random = new Random(11);
    int erased = 0;
    for (int i = 0; i < 4000; i++) {
      erased += erasing.apply(input, random) == input ? 0 : 1;
    }
    assertEquals(1000, erased, 4 * Math.sqrt(4000 * 0.25 * 0.75)); // four deviations
    assertSame(input, new RandomErasing(0, SCALE, RATIO, Fill.MEAN).apply(input, random));
  }

  @Test
  void areasAreUniformAndProportionsUniformInTheLogarithm() {
    // up to 0.3 of the area every proportion fits: sqrt(0.3 * 3.3) < 1
    RandomErasing erasing = new RandomErasing(1, new Range(0.02, 0.3), RATIO, Fill.MEAN);
    Random random = new Random(12);
    double[] areas = new double[4000];
    double[] proportions = new double[4000];
    for (int i = 0; i < areas.length; i++) {
      Box part = erasing.part(4000, 4000, random).orElseThrow();
      areas[i] = part.area() / 16e6;
      proportions[i] = Math.log((double) part.height() / part.width());
    }
    assertUniform(areas, 0.02, 0.3);
    assertUniform(proportions, Math.log(0.3), Math.log(3.3));
  }

  @Test
  void oneRectangleOfAllChannelsBecomesZeroAndNothingElse() {
    RandomErasing erasing = new RandomErasing(1, SCALE, RATIO, Fill.MEAN);
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Random same = new Random(seed);
      same.nextDouble();
      Box part = erasing.part(20, 20, same).orElseThrow();
      Tensor erased = erasing.apply(ones(20), random);
      assertEquals(3 * (400 - part.area()), erased.sum());
      double share = part.area() / 400.0;
      assertTrue(share > 0.01 && share < 0.36, part::toString);
      for (int c = 0; c < 3; c++) {
        assertEquals(0, erased.at((c * 20 + part.y()) * 20 + part.x()));
      }
    }
  }

  @Test
  void noiseIsStandardNormal() {
    RandomErasing erasing = new RandomErasing(1, new Range(0.5, 0.5), new Range(1, 1), Fill.NOISE);
    Random same = new Random(3);
    same.nextDouble();
    Box part = erasing.part(100, 100, same).orElseThrow();
    Tensor erased = erasing.apply(Tensor.wrap(new float[30000], 3, 100, 100), new Random(3));
    double n = 3 * part.area();
    double squares = 0;
    for (float v : erased.toArray()) {
      squares += (double) v * v;
    }
    assertEquals(0, erased.sum() / n, 4 / Math.sqrt(n));
    assertEquals(1, squares / n, 4 * Math.sqrt(2 / n));
  }

  @Test
  void aRectangleThatNeverFitsErasesNothing() {
    RandomErasing erasing = new RandomErasing(1, new Range(1, 1), new Range(1, 1), Fill.MEAN);
    assertEquals(Optional.empty(), erasing.part(9, 9, new Random(1)));
    Tensor input = ones(9);
    assertSame(input, erasing.apply(input, new Random(1)));
  }
}
