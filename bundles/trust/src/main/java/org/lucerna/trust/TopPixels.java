/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Tensor;

/** The pixels that a map marks most. */
final class TopPixels {

  private TopPixels() {}

  /**
   * Indices of the highest values, of those above 0 only; equal values at the edge are drawn by lot
   * so that no corner is favoured.
   *
   * @param evidence {@code [H, W]}, nowhere negative and somewhere positive
   * @param share of all pixels, above 0
   * @return at least one, ascending
   */
  static int[] of(Tensor evidence, double share, long seed) {
    float[] values = evidence.toArray();
    int wanted = Math.max(1, (int) Math.round(share * values.length));
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    float edge = sorted[values.length - wanted];
    if (!(edge > 0)) {
      return where(values, 0);
    }
    int[] above = where(values, edge);
    int[] level = equal(values, edge);
    SplittableRandom random = new SplittableRandom(seed);
    int[] chosen = Arrays.copyOf(above, wanted);
    for (int i = above.length, drawn = 0; i < wanted; i++, drawn++) {
      int other = drawn + random.nextInt(level.length - drawn);
      chosen[i] = level[other];
      level[other] = level[drawn];
    }
    Arrays.sort(chosen);
    return chosen;
  }

  private static int[] where(float[] values, float above) {
    return java.util.stream.IntStream.range(0, values.length)
        .filter(i -> values[i] > above)
        .toArray();
  }

  private static int[] equal(float[] values, float to) {
    return java.util.stream.IntStream.range(0, values.length)
        .filter(i -> values[i] == to)
        .toArray();
  }
}
