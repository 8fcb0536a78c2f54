/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.task.Progress;

class RankPenaltyTest {

  /** On a line 0 1 2 4 8; drawn with the first and the last exchanged. */
  private static final Features TRUE = line(0, 1, 2.1f, 4.3f, 8.7f);

  private static final Features DRAWN = line(8.7f, 1, 2.1f, 4.3f, 0);

  @Test
  void aPerfectProjectionHasOne() {
    assertEquals(1, value(TRUE, TRUE, 2));
  }

  /**
   * By hand, k = 1: the nearest in the picture are 0→3, 1→4, 2→1, 3→2, 4→1 with the true ranks 3,
   * 4, 1, 1 and 3, so that (2 + 3 + 0 + 0 + 2) * 2 / (5 * 1 * (10 - 3 - 1)) is lost.
   */
  @Test
  void aWrongNeighbourCostsByItsTrueRank() {
    assertEquals(1 - 7 * 2 / 30.0, value(TRUE, DRAWN, 1), 1e-12);
  }

  /**
   * By hand, k = 1: the truly nearest are 0→1, 1→0, 2→1, 3→2, 4→3, at drawn ranks 3, 4, 1, 1 and 3.
   */
  @Test
  void continuityIsTheSameTheOtherWayRound() {
    assertEquals(1 - 7 * 2 / 30.0, value(DRAWN, TRUE, 1), 1e-12);
  }

  /** The normaliser of the paper is that of neighbours that are all the farthest. */
  @Test
  void neighboursThatAreTheFarthestGiveZero() {
    int n = 9;
    int k = 3;
    int[][] farthest = new int[n][k];
    RankPenalty penalty = new RankPenalty(farthest, k);
    for (int i = 0; i < n; i++) {
      double[] squared = new double[n];
      for (int j = 0; j < n; j++) {
        squared[j] = (j - i + n) % n;
      }
      for (int c = 0; c < k; c++) {
        farthest[i][c] = (i + n - 1 - c) % n;
      }
      penalty.accept(i, squared);
    }
    assertEquals(0, penalty.value(), 1e-12);
  }

  @Test
  void fewPicturesAllowFewNeighbours() {
    assertEquals(12, RankPenalty.allowed(12, 100));
    assertEquals(4, RankPenalty.allowed(12, 10));
    assertEquals(0, RankPenalty.allowed(12, 2));
  }

  private static double value(Features rows, Features neighbours, int k) {
    Nearest nearest = new Nearest(rows.n(), k, Nearest.Allowed.others());
    new Pairwise(neighbours, Threads.one()).visit(List.of(nearest), Progress.none());
    RankPenalty penalty = new RankPenalty(nearest.found(), k);
    new Pairwise(rows, Threads.two()).visit(List.of(penalty), Progress.none());
    return penalty.value();
  }

  private static Features line(float... places) {
    return new Features(places.length, 1, places);
  }
}
