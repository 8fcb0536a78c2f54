/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;
import org.lucerna.core.api.data.Tensor;

/**
 * The pixels of a map, the most relevant first.
 *
 * <p>Equal values stand in one fixed, scattered order of the pixels (by a hash of their position),
 * the same for every map and picture: maps that are cut off at 0 have thousands of them, and
 * reading order would remove the picture from its top. NumPy's {@code argsort}, which the reference
 * implementations rank by, leaves their order open; ROAD's adds noise.
 */
final class Ranking {

  private Ranking() {}

  /**
   * @param values {@code [H, W]}
   * @return row-major positions, largest value first
   */
  static int[] of(Tensor values) {
    long[] keys = new long[values.length()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) descending(values.at(i)) << 32 | mixed(i) & 0xFFFFFFFFL;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = unmixed((int) keys[i]);
    }
    return order;
  }

  /** The first of {@link #of}: where the largest value is. */
  static int first(Tensor values) {
    int best = 0;
    for (int i = 1; i < values.length(); i++) {
      int order = Float.compare(values.at(best) + 0f, values.at(i) + 0f);
      boolean earlier = Integer.compareUnsigned(mixed(i), mixed(best)) < 0;
      best = order < 0 || order == 0 && earlier ? i : best;
    }
    return best;
  }

  /** An integer that is the smaller the larger the value is; both zeros are equal. */
  private static int descending(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits < 0 ? bits & 0x7FFFFFFF : ~bits;
  }

  /** The last step of MurmurHash3 (A. Appleby), which maps 32 bits to 32 bits one to one. */
  static int mixed(int position) {
    int x = position;
    x ^= x >>> 16;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    x *= 0xC2B2AE35;
    return x ^ x >>> 16;
  }

  /** Its inverse. */
  private static int unmixed(int hash) {
    int x = hash ^ hash >>> 16;
    x *= 0x7ED1B41D;
    x ^= x >>> 13 ^ x >>> 26;
    x *= 0xA5CB9243;
    return x ^ x >>> 16;
  }
}
