/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.util.BitSet;
import java.util.Optional;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;

/** Connected regions of a map above a threshold, as localisation studies take them. */
public final class Regions {

  private Regions() {}

  /**
   * The largest 8-connected region of values of at least {@code threshold}; of equal ones the first
   * in reading order (Zhou et al. 2016, "Learning Deep Features for Discriminative Localization",
   * section 3.2, with a threshold of 20 % of the maximum).
   *
   * @param values {@code [h, w]}
   */
  public static Optional<Mask> largest(Tensor values, double threshold) {
    int width = values.size(1);
    int height = values.size(0);
    BitSet left = new BitSet(values.length());
    for (int i = 0; i < values.length(); i++) {
      left.set(i, values.at(i) >= threshold);
    }
    Optional<Mask> largest = Optional.empty();
    for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
      Mask region = Mask.of(width, height, take(left, i, width, height));
      if (largest.isEmpty() || region.area() > largest.get().area()) {
        largest = Optional.of(region);
      }
    }
    return largest;
  }

  /** The box around {@link #largest}. */
  public static Optional<Box> largestBox(Tensor values, double threshold) {
    return largest(values, threshold).flatMap(Mask::bounds);
  }

  /** Moves the region around {@code seed} out of {@code left}. */
  private static BitSet take(BitSet left, int seed, int width, int height) {
    BitSet region = new BitSet(width * height);
    int[] stack = new int[left.cardinality()];
    int depth = 0;
    stack[depth++] = seed;
    left.clear(seed);
    while (depth > 0) {
      int at = stack[--depth];
      region.set(at);
      for (int y = Math.max(0, at / width - 1); y <= Math.min(height - 1, at / width + 1); y++) {
        for (int x = Math.max(0, at % width - 1); x <= Math.min(width - 1, at % width + 1); x++) {
          int next = y * width + x;
          if (left.get(next)) {
            left.clear(next);
            stack[depth++] = next;
          }
        }
      }
    }
    return region;
  }
}
