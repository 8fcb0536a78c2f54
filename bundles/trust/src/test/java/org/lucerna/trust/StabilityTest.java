/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestMap;

/** How a map holds still. */
class StabilityTest {

  private static final int SIDE = 100;

  private static Tensor noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return Tensor.wrap(values, SIDE, SIDE);
  }

  private static Stability of(Function<Tensor, Heatmap> method) {
    Tensor input = noise(1).reshape(1, SIDE, SIDE);
    return Stability.of(TestMap.of(input, 0, x -> new float[] {0, 0}, method), Progress.none());
  }

  @Test
  void aMapThatGoesWithThePictureHoldsStill() {
    Stability found = of(x -> Heatmap.positive(x.reshape(SIDE, SIDE)));
    assertEquals(4, found.maps());
    assertEquals(0, found.vanished());
    // Both shifts give exactly the same map; noise of 2 % changes a few ranks.
    assertTrue(found.mean().orElseThrow() > 0.995, "" + found);
    assertTrue(found.least().orElseThrow() < 1 && found.least().orElseThrow() > 0.99, "" + found);
  }

  @Test
  void aMapThatStaysWhereItIsDoesNot() {
    Tensor fixed = noise(2);
    Stability found = of(x -> Heatmap.positive(fixed));
    // White noise two pixels apart is unrelated; with noise on the picture it is the same map.
    assertEquals(0, found.least().orElseThrow(), 0.05);
    assertEquals(0.5, found.mean().orElseThrow(), 0.03);
  }

  @Test
  void mapsThatVanishAreCountedAndAreInNoMean() {
    Tensor input = noise(1);
    Stability found =
        of(
            x ->
                x.reshape(SIDE, SIDE).equals(input)
                    ? Heatmap.positive(input)
                    : Heatmap.positive(Tensor.wrap(new float[SIDE * SIDE], SIDE, SIDE)));
    assertEquals(4, found.vanished());
    assertTrue(found.mean().isEmpty());
  }

  @Test
  void changesAreSmall() {
    Tensor input = noise(1).reshape(1, SIDE, SIDE);
    Changes changes = Changes.of(input, 5);
    assertEquals(2, Changes.step(input));
    assertEquals(
        input.at(10 * SIDE + 20), changes.inputs().slice(0).at(12 * SIDE + 18), "down, left");
    double squares = 0;
    for (int i = 0; i < input.length(); i++) {
      squares += Math.pow(changes.inputs().slice(2).at(i) - input.at(i), 2);
    }
    assertEquals(0.02, Math.sqrt(squares / input.length()), 0.0005);
  }
}
