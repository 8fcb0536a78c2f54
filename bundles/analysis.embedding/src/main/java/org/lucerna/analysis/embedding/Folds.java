/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Pictures dealt into parts of about equal size and mixture; a group never comes apart. */
final class Folds {

  private Folds() {}

  /**
   * @param rows the pictures to deal
   * @return each row's part, 0 to parts - 1, in the order of {@code rows}
   */
  static int[] deal(int[] rows, Labels labels, int parts, long seed) {
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int r = 0; r < rows.length; r++) {
      groups.computeIfAbsent(labels.groups()[rows[r]], g -> new ArrayList<>()).add(r);
    }
    List<List<Integer>> order = new ArrayList<>(groups.values());
    shuffle(order, new SplittableRandom(seed));
    order.sort((a, b) -> b.size() - a.size());
    int[][] counts = new int[labels.classes().size()][parts];
    int[] totals = new int[parts];
    int[] part = new int[rows.length];
    for (List<Integer> group : order) {
      int[] own = counts[labels.of()[rows[group.get(0)]]];
      int best = 0;
      for (int p = 1; p < parts; p++) {
        if (own[p] < own[best] || own[p] == own[best] && totals[p] < totals[best]) {
          best = p;
        }
      }
      own[best] += group.size();
      totals[best] += group.size();
      for (int r : group) {
        part[r] = best;
      }
    }
    return part;
  }

  private static void shuffle(List<List<Integer>> order, SplittableRandom random) {
    for (int i = order.size() - 1; i > 0; i--) {
      java.util.Collections.swap(order, i, random.nextInt(i + 1));
    }
  }
}
