/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Sets of things no two of which were told apart, each as large as can be: what the bars of a
 * critical difference diagram join (Demšar 2006, "Statistical comparisons of classifiers over
 * multiple data sets", section 3.2.4; with a test for each pair they need not be neighbours). Found
 * by the algorithm of Bron and Kerbosch (1973) with pivots.
 */
public final class Cliques {

  private final BitSet[] neighbours;
  private final List<int[]> found = new ArrayList<>();

  private Cliques(BitSet[] neighbours) {
    this.neighbours = neighbours;
  }

  /**
   * Those of two and more, by their first members.
   *
   * @param joined symmetric; the diagonal is not looked at
   */
  public static List<int[]> maximal(boolean[][] joined) {
    BitSet[] neighbours = new BitSet[joined.length];
    for (int i = 0; i < joined.length; i++) {
      neighbours[i] = new BitSet();
      for (int j = 0; j < joined.length; j++) {
        neighbours[i].set(j, i != j && joined[i][j]);
      }
    }
    Cliques cliques = new Cliques(neighbours);
    BitSet all = new BitSet();
    all.set(0, joined.length);
    cliques.grow(new BitSet(), all, new BitSet());
    cliques.found.removeIf(c -> c.length < 2);
    cliques.found.sort(Comparator.<int[]>comparingInt(c -> c[0]).thenComparingInt(c -> c[1]));
    return List.copyOf(cliques.found);
  }

  private void grow(BitSet clique, BitSet candidates, BitSet done) {
    if (candidates.isEmpty() && done.isEmpty()) {
      found.add(clique.stream().toArray());
      return;
    }
    BitSet rest = (BitSet) candidates.clone();
    rest.andNot(neighbours[pivot(candidates, done)]);
    for (int i = rest.nextSetBit(0); i >= 0; i = rest.nextSetBit(i + 1)) {
      BitSet larger = (BitSet) clique.clone();
      larger.set(i);
      grow(larger, common(candidates, i), common(done, i));
      candidates.clear(i);
      done.set(i);
    }
  }

  private int pivot(BitSet candidates, BitSet done) {
    BitSet both = (BitSet) candidates.clone();
    both.or(done);
    return both.stream()
        .boxed()
        .max(Comparator.comparingInt(i -> common(candidates, i).cardinality()))
        .orElseThrow();
  }

  private BitSet common(BitSet set, int vertex) {
    BitSet common = (BitSet) set.clone();
    common.and(neighbours[vertex]);
    return common;
  }
}
