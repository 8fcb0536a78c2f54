/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of hashes within a Hamming distance, without comparing all with all: of d + 1 blocks of
 * bits at least one is equal in hashes that differ in d bits (the pigeonhole principle).
 */
final class NearPairs {

  /** Takes a pair of positions. */
  interface Pair {
    void found(int first, int second);
  }

  private NearPairs() {}

  /** Calls {@code pair} at least once for every pair of positions within the distance. */
  static void find(List<Long> hashes, int distance, Pair pair) {
    int blocks = distance + 1;
    for (int block = 0; block < blocks; block++) {
      int from = 64 * block / blocks;
      int to = 64 * (block + 1) / blocks;
      long mask = to - from == 64 ? -1L : (1L << to - from) - 1 << from;
      Map<Long, List<Integer>> buckets = new HashMap<>();
      for (int i = 0; i < hashes.size(); i++) {
        long hash = hashes.get(i);
        List<Integer> bucket = buckets.computeIfAbsent(hash & mask, k -> new ArrayList<>());
        for (int other : bucket) {
          if (Long.bitCount(hash ^ hashes.get(other)) <= distance) {
            pair.found(other, i);
          }
        }
        bucket.add(i);
      }
    }
  }
}
