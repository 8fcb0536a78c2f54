/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;

/**
 * A share of pictures with an interval in which related pictures count as one: Wilson's where every
 * picture stands alone; else whole groups are drawn (cluster bootstrap); where all pictures are
 * right, or none, Wilson's with the number of groups.
 *
 * @param right pictures
 * @param interval 95 %
 */
record GroupedShare(int right, int n, Interval interval) {

  private static final int RESAMPLES = 2000;

  /**
   * @param right by picture
   * @param groups by picture
   */
  static GroupedShare of(boolean[] right, int[] groups, long seed) {
    Map<Integer, int[]> counts = new LinkedHashMap<>();
    for (int i = 0; i < right.length; i++) {
      int[] count = counts.computeIfAbsent(groups[i], g -> new int[2]);
      count[0] += right[i] ? 1 : 0;
      count[1]++;
    }
    int[][] clusters = counts.values().toArray(int[][]::new);
    int sum = IntStream.range(0, right.length).map(i -> right[i] ? 1 : 0).sum();
    return new GroupedShare(sum, right.length, interval(sum, right.length, clusters, seed));
  }

  private static Interval interval(int right, int n, int[][] clusters, long seed) {
    if (clusters.length == n) {
      return new Proportion(right, n).wilson();
    }
    if (right == 0 || right == n) {
      return new Proportion(right == 0 ? 0 : clusters.length, clusters.length).wilson();
    }
    return new Bootstrap(RESAMPLES, seed)
        .interval(
            clusters.length,
            drawn -> {
              double hits = 0;
              double size = 0;
              for (int c : drawn) {
                hits += clusters[c][0];
                size += clusters[c][1];
              }
              return hits / size;
            });
  }

  double value() {
    return (double) right / n;
  }
}
