/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;

class ComponentsTest {

  private static final Levels LEVELS = Levels.with(List.of(0.155));

  private static Components.Sweep sweep(Tensor map, Components.BoxValue value) {
    return Components.sweep(
        LEVELS.reached(map.toArray(), map.max()), map.size(1), LEVELS.count(), value);
  }

  private static short[] box(Components.Sweep sweep, double share) {
    short[] box = new short[4];
    System.arraycopy(sweep.boxes(), 4 * LEVELS.index(share), box, 0, 4);
    return box;
  }

  private static Tensor noise(int seed, int height, int width, int levels) {
    Random random = new Random(seed);
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = levels == 0 ? random.nextFloat() : random.nextInt(levels);
    }
    values[random.nextInt(values.length)] = Math.max(1, levels);
    return Tensor.wrap(values, height, width);
  }

  private static void assertAsOneByOne(Tensor map) {
    Components.Sweep sweep = sweep(map, (x0, y0, x1, y1) -> (x1 - x0 + 1) * (y1 - y0 + 1));
    for (int k = 0; k < LEVELS.count(); k++) {
      FloodFill naive = FloodFill.of(map, LEVELS.share(k) * map.max());
      Box largest = naive.largest();
      short[] expected = {
        (short) largest.x(),
        (short) largest.y(),
        (short) (largest.x() + largest.width() - 1),
        (short) (largest.y() + largest.height() - 1)
      };
      assertArrayEquals(expected, box(sweep, LEVELS.share(k)), "at " + LEVELS.share(k));
      assertEquals(
          naive.boxes().stream().mapToLong(Box::area).max().orElseThrow(), sweep.best()[k]);
    }
  }

  @Test
  void onePassFindsWhatFloodFillsFindThresholdByThreshold() {
    for (int seed = 0; seed < 20; seed++) {
      assertAsOneByOne(noise(seed, 23, 17, 0));
    }
  }

  @Test
  void equalAreasAreDecidedByTheReadingOrder() {
    for (int seed = 0; seed < 40; seed++) {
      assertAsOneByOne(noise(seed, 9, 12, 4));
    }
  }

  @Test
  void smoothMapsAsTheyAreStretchedAreNoDifferent() {
    assertAsOneByOne(MapScaler.bilinear(noise(1, 7, 7, 0), 56, 56));
    assertAsOneByOne(MapScaler.bilinear(noise(2, 13, 13, 0), 61, 56));
  }

  /**
   * A 5 at the left, a 10 at the right, 1 between them: apart above 0.1, and the left one larger.
   */
  @Test
  void regionsThatMeetBecomeOne() {
    Tensor map =
        Tensor.of(
            new float[] {
              5, 5, 1, 0, 0,
              5, 0, 0, 1, 10
            },
            2,
            5);
    Components.Sweep sweep = sweep(map, (x0, y0, x1, y1) -> 1);
    assertArrayEquals(new short[] {4, 1, 4, 1}, box(sweep, 1));
    assertArrayEquals(new short[] {0, 0, 1, 1}, box(sweep, 0.5));
    // corner to corner is connected: 2, 0 and 3, 1
    assertArrayEquals(new short[] {0, 0, 4, 1}, box(sweep, 0.1));
    assertArrayEquals(new short[] {0, 0, 4, 1}, box(sweep, 0));
  }

  @Test
  void aValueExactlyAtTheThresholdIsIn() {
    short[] reached = Levels.with(List.of()).reached(new float[] {0, 1, 4, 3.99f}, 4);
    assertEquals(0, reached[0]);
    assertEquals(25, reached[1]);
    assertEquals(100, reached[2]);
    assertEquals(99, reached[3]);
  }
}
