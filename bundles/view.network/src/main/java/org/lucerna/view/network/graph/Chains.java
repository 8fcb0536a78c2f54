/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a graph into chains that run straight down: rows by the longest path from the picture, then
 * the longest chain from row to row, then the longest of what is left.
 *
 * @param rows of each box, counted from the picture
 * @param chains boxes in neighbouring rows, each reading the one before; the first chain has a box
 *     in every row
 */
record Chains(int[] rows, List<List<Integer>> chains) {

  static Chains of(Blocks blocks) {
    int n = blocks.boxes().size();
    int[] rows = new int[n];
    for (int box = 0; box < n; box++) {
      for (int in : blocks.inputs().get(box)) {
        rows[box] = Math.max(rows[box], rows[in] + 1);
      }
    }
    List<List<Integer>> chains = new ArrayList<>();
    boolean[] taken = new boolean[n];
    int left = n;
    while (left > 0) {
      List<Integer> chain = longest(blocks, rows, taken);
      chain.forEach(box -> taken[box] = true);
      left -= chain.size();
      chains.add(chain);
    }
    return new Chains(rows, chains);
  }

  /** Of equally long chains the one with more work in it. */
  private static List<Integer> longest(Blocks blocks, int[] rows, boolean[] taken) {
    int n = rows.length;
    double[] length = new double[n];
    int[] before = new int[n];
    Arrays.fill(before, -1);
    int end = -1;
    for (int box = 0; box < n; box++) {
      if (taken[box]) {
        continue;
      }
      for (int in : blocks.inputs().get(box)) {
        if (!taken[in] && rows[in] + 1 == rows[box] && length[in] > length[box]) {
          length[box] = length[in];
          before[box] = in;
        }
      }
      length[box] += 1 + work(blocks.boxes().get(box));
      end = end < 0 || length[box] > length[end] ? box : end;
    }
    List<Integer> chain = new ArrayList<>();
    for (int box = end; box >= 0; box = before[box]) {
      chain.add(box);
    }
    Collections.reverse(chain);
    return chain;
  }

  /** Far below one for all boxes together. */
  private static double work(Box box) {
    return 1e-16 * box.branch().map(b -> b.macs()).orElse(0L);
  }

  int rowCount() {
    return Arrays.stream(rows).max().orElse(0) + 1;
  }
}
