/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ImputationTest {

  private static float[] filled(int height, int width, IntPredicate removed, float[] picture) {
    boolean[] gone = new boolean[height * width];
    for (int i = 0; i < gone.length; i++) {
      gone[i] = removed.test(i);
    }
    float[] values = picture.clone();
    new Imputation(height, width, gone, 1e-4f).fill(values, 0);
    for (int i = 0; i < gone.length; i++) {
      if (!gone[i]) {
        assertEquals(picture[i], values[i], "a kept pixel");
      }
    }
    return values;
  }

  private static float[] noise(int pixels) {
    SplittableRandom random = new SplittableRandom(2);
    float[] values = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Each removed pixel against the weighted mean of its neighbours inside the picture. */
  private static double worst(int height, int width, IntPredicate removed, float[] values) {
    double worst = 0;
    for (int i = 0; i < values.length; i++) {
      if (removed.test(i)) {
        double sum = 0;
        double weights = 0;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int y = i / width + dy;
            int x = i % width + dx;
            boolean inside = y >= 0 && y < height && x >= 0 && x < width;
            double weight = dy == 0 && dx == 0 || !inside ? 0 : dy == 0 || dx == 0 ? 2 : 1;
            sum += weight == 0 ? 0 : weight * values[y * width + x];
            weights += weight;
          }
        }
        worst = Math.max(worst, Math.abs(sum / weights - values[i]));
      }
    }
    return worst;
  }

  @Test
  void holesOfEverySizeAndShapeAreFilledByTheirNeighboursMeans() {
    int height = 75; // odd on the way down: 75, 38, 19, 10, 5
    int width = 101;
    float[] picture = noise(height * width);
    IntPredicate disc = i -> Math.hypot(i / width - 37, i % width - 50) < 36;
    IntPredicate around = disc.negate();
    IntPredicate scattered = i -> Ranking.mixed(i) % 10 != 0;
    IntPredicate allButOne = i -> i != 7;
    for (IntPredicate removed : new IntPredicate[] {disc, around, scattered}) {
      float[] values = filled(height, width, removed, picture);
      assertTrue(worst(height, width, removed, values) < 1e-4);
    }
    // the rate is lower where nearly nothing is known; what is left is that pixel's value
    float[] values = filled(height, width, allButOne, picture);
    for (float value : values) {
      assertEquals(picture[7], value, 0.02);
    }
  }

  @Test
  void aSlopeGoesOnThroughAHole() {
    float[] slope = new float[64 * 64];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = 0.05f * (i % 64) - 0.02f * (i / 64);
    }
    float[] values =
        filled(64, 64, i -> i % 64 > 9 && i % 64 < 55 && i / 64 > 4 && i / 64 < 60, slope);
    for (int i = 0; i < slope.length; i++) {
      assertEquals(slope[i], values[i], 1e-3);
    }
  }

  @Test
  void withoutAnyKeptPixelThereIsTheMeanColour() {
    for (float value : filled(9, 5, i -> true, noise(45))) {
      assertEquals(0, value);
    }
  }
}
