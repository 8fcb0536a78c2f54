/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestMap;

/** The effect of deletion beside that of copies of the map. */
class DeletionTest {

  /** Two classes: the log-odds are the difference of the logits. */
  @Test
  void equalEffectsCountAgainstTheMap() {
    float[] before = {5, 1};
    List<float[]> after =
        List.of(
            new float[] {2, 1}, // the map: 4 -> 1, a fall of 3
            new float[] {2, 1}, // as much
            new float[] {0, 0}, // more
            new float[] {4, 2}, // 2
            new float[] {6, 1}); // none
    Deletion found = Deletion.of(before, 0, after);
    assertEquals(3, found.drop(), 1e-12);
    assertEquals(2, found.smaller());
    assertEquals(50, found.percentile());
    assertEquals(3 / 5.0, found.p(), 1e-12);
  }

  @Test
  void logOddsAreThoseOfSoftmaxAndDoNotSaturate() {
    float[] logits = {1, 2, -0.5f};
    double sum = Math.exp(1) + Math.exp(2) + Math.exp(-0.5);
    double p = Math.exp(2) / sum;
    assertEquals(Math.log(p / (1 - p)), Deletion.logOdds(logits, 1), 1e-12);
    assertEquals(200, Deletion.logOdds(new float[] {200, 0}, 0), 1e-12);
    assertEquals(3, Deletion.logOdds(new float[] {3}, 0), 1e-12);
  }

  /** 4 x 3: pixel (1, 0) flipped along x is (1, 2), shifted by (2, 2) it is (3, 1). */
  @Test
  void copiesAreFlippedThenShiftedAround() {
    int[] pixels = {3, 11};
    assertArrayEquals(new int[] {10, 5}, new Placement(2, 2, true, false).of(pixels, 4, 3));
    assertArrayEquals(new int[] {6, 2}, new Placement(0, 0, false, true).of(pixels, 4, 3));
    assertArrayEquals(pixels, new Placement(0, 0, false, false).of(pixels, 4, 3));
  }

  @Test
  void copiesHaveTheMapsAreaAndDiffer() {
    int[] pixels = IntStream.range(0, 40).map(i -> i * 3).toArray();
    List<Placement> copies = Placement.draw(50, 32, 24, 7);
    assertTrue(new HashSet<>(copies).size() > 45, "drawn from 3,072 places");
    for (Placement copy : copies) {
      assertEquals(40, Arrays.stream(copy.of(pixels, 32, 24)).distinct().count());
    }
    assertEquals(copies, Placement.draw(50, 32, 24, 7));
  }

  @Test
  void theHighestPixelsAreTakenTiesByLotAndNoneWithoutEvidence() {
    Tensor map = Tensor.of(new float[] {0, 5, 1, 1, 1, 1, 1, 9, 0, 0}, 2, 5);
    Set<Integer> drawn = new HashSet<>();
    for (int seed = 0; seed < 40; seed++) {
      int[] top = TopPixels.of(map, 0.4, seed);
      assertEquals(4, top.length);
      assertTrue(Arrays.stream(top).anyMatch(i -> i == 7), "the highest");
      assertTrue(Arrays.stream(top).anyMatch(i -> i == 1), "the second");
      Arrays.stream(top).forEach(drawn::add);
    }
    assertEquals(Set.of(1, 2, 3, 4, 5, 6, 7), drawn);
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6, 7}, TopPixels.of(map, 1, 1));
    assertArrayEquals(new int[] {7}, TopPixels.of(map, 0.01, 1));
  }

  /** Maps whose place was drawn by lot: were they called supported, it would be by chance. */
  @Test
  void mapsThatKnowNothingAreRarelyCalledSupported() {
    int side = 16;
    SplittableRandom random = new SplittableRandom(3);
    int supported = 0;
    int trials = 1000;
    for (int t = 0; t < trials; t++) {
      float[] weights = noise(random, side * side);
      float[] pixels = noise(random, side * side);
      float[] map = new float[side * side];
      int corner = random.nextInt(side) * side + random.nextInt(side);
      for (int i = 0; i < 13; i++) {
        map[(corner + i % 4 + i / 4 * side) % map.length] = 1 + random.nextFloat();
      }
      TestMap asked = map(pixels, weights, map, side, t);
      Deletion found = Deletion.of(asked, Settings.usual(false), Progress.none());
      supported += found.p() <= Rules.SUPPORTED && found.drop() > 0 ? 1 : 0;
    }
    // At most 1 of 50 copies does as much: 2 / 51 of the trials, three standard errors on top.
    double share = 2 / 51.0;
    double limit = share + 3 * Math.sqrt(share * (1 - share) / trials);
    assertTrue(supported <= limit * trials, supported + " of " + trials);
    assertTrue(supported > 0, "the test can fail");
  }

  private static TestMap map(float[] pixels, float[] weights, float[] map, int side, long seed) {
    TestMap made =
        TestMap.of(
            Tensor.wrap(pixels, 1, side, side),
            0,
            input -> {
              float sum = 0;
              for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * input.at(i);
              }
              return new float[] {sum, 0};
            },
            Tensor.wrap(map, side, side));
    return new TestMap(
        made.input(),
        0,
        made.net(),
        made.how(),
        Heatmap.signed(made.map().values()),
        made.truth(),
        seed);
  }

  private static float[] noise(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
