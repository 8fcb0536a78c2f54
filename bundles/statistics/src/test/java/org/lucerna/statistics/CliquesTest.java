/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against enumeration: {@code rank_tests.py} beside the test resources. */
class CliquesTest {

  private static List<List<Integer>> maximal(int n, int[][] edges) {
    boolean[][] joined = new boolean[n][n];
    for (int[] edge : edges) {
      joined[edge[0]][edge[1]] = true;
      joined[edge[1]][edge[0]] = true;
    }
    return Cliques.maximal(joined).stream().map(c -> Arrays.stream(c).boxed().toList()).toList();
  }

  @Test
  void everySetOfWhichNoTwoAreToldApartIsFound() {
    int[][] edges = {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {3, 5}, {1, 5}};
    assertEquals(
        List.of(List.of(0, 1, 2), List.of(1, 5), List.of(2, 3), List.of(3, 4, 5)),
        maximal(7, edges));
  }

  @Test
  void whoDiffersFromAllIsInNone() {
    assertEquals(List.of(), maximal(3, new int[0][]));
    assertEquals(List.of(List.of(0, 2)), maximal(3, new int[][] {{2, 0}}));
  }
}
