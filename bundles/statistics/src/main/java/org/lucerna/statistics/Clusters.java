/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items that belong together, such as copies of one picture: they are drawn, and change sign,
 * together, so that they do not make a result look more certain than it is.
 *
 * @param members of each cluster, the indices of its items; every item is in one
 * @param items how many there are
 */
public record Clusters(List<int[]> members, int items) {

  public Clusters {
    members = List.copyOf(members);
  }

  /** Each item alone. */
  public static Clusters single(int items) {
    List<int[]> members = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      members.add(new int[] {i});
    }
    return new Clusters(members, items);
  }

  /**
   * Items that share a key are in one cluster, and so are those that are joined by a chain of such.
   *
   * @param keys of each item, such as its group and its class
   */
  public static Clusters joined(List<List<String>> keys) {
    int[] parent = new int[keys.size()];
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (int k = 0; k < keys.get(i).size(); k++) {
        Integer other = first.putIfAbsent(k + "\n" + keys.get(i).get(k), i);
        if (other != null) {
          parent[root(parent, i)] = root(parent, other);
        }
      }
    }
    Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      byRoot.computeIfAbsent(root(parent, i), r -> new ArrayList<>()).add(i);
    }
    return new Clusters(
        byRoot.values().stream()
            .map(m -> m.stream().mapToInt(Integer::intValue).toArray())
            .toList(),
        parent.length);
  }

  private static int root(int[] parent, int item) {
    int root = item;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  public int count() {
    return members.size();
  }

  /** How often each item counts where clusters were drawn. */
  int[] weights(int[] drawn) {
    int[] weights = new int[items];
    for (int cluster : drawn) {
      for (int item : members.get(cluster)) {
        weights[item]++;
      }
    }
    return weights;
  }

  /** The sum of each cluster's values. */
  long[] sums(long[] values) {
    long[] sums = new long[count()];
    for (int c = 0; c < sums.length; c++) {
      for (int item : members.get(c)) {
        sums[c] += values[item];
      }
    }
    return sums;
  }
}
