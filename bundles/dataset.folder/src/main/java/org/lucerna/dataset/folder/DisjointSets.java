/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Union-find with path halving. */
final class DisjointSets {

  private final int[] parent;

  DisjointSets(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  void join(int a, int b) {
    int first = find(a);
    int second = find(b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  int find(int element) {
    int at = element;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** All sets, each ascending, ordered by their first element. */
  List<List<Integer>> sets() {
    Map<Integer, List<Integer>> sets = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      sets.computeIfAbsent(find(i), k -> new ArrayList<>()).add(i);
    }
    return List.copyOf(sets.values());
  }
}
