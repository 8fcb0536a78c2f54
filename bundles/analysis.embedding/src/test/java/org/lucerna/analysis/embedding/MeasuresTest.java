/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Proportion;

class MeasuresTest {

  @Test
  void distancesAreThoseOfTheDefinition() {
    Features features = Sets.clusters(700, 5, 2, 3, 1);
    double[][] rows = new double[700][];
    new Pairwise(features, Threads.two())
        .visit(List.of((i, squared) -> rows[i] = squared.clone()), Progress.none());
    for (int i = 0; i < 700; i += 37) {
      for (int j = 0; j < 700; j += 11) {
        double sum = 0;
        for (int c = 0; c < 5; c++) {
          sum += Math.pow((double) features.at(i, c) - features.at(j, c), 2);
        }
        // differences are taken in single precision
        assertEquals(sum, rows[i][j], 1e-5);
      }
    }
  }

  @Test
  void onTheUnitSphereHalfTheSquareIsOneMinusTheCosine() {
    Features unit = new Features(2, 2, new float[] {3, 4, 1, 0}).unit();
    double square = Math.pow(unit.at(0, 0) - unit.at(1, 0), 2) + Math.pow(unit.at(0, 1), 2);
    assertEquals(1 - 0.6, square / 2, 1e-6);
  }

  @Test
  void theMajorityDecidesAndTheNearestWhereThereIsNone() {
    int[] labels = {0, 1, 1, 2, 0};
    assertEquals(1, Vote.of(new int[] {0, 1, 2}, 3, labels, 3));
    assertEquals(0, Vote.of(new int[] {0, 1, 3}, 3, labels, 3));
    assertEquals(2, Vote.of(new int[] {3, 1, 2}, 1, labels, 3));
    assertEquals(-1, Vote.of(new int[0], 3, labels, 3));
  }

  /** a = 1 and b = 9.5 for the first of 0, 1 against 9, 10; one picture's copy does not count. */
  @Test
  void theSilhouetteIsTheOneWorkedByHand() {
    Features line = new Features(5, 1, new float[] {0, 1, 9, 10, 0});
    Silhouette silhouette = new Silhouette(new int[] {0, 0, 1, 1, 0}, 2, new int[] {0, 1, 2, 3, 0});
    new Pairwise(line, Threads.one()).visit(List.of(silhouette), Progress.none());
    assertEquals(8.5 / 9.5, silhouette.values()[0], 1e-12);
    assertEquals(7.5 / 8.5, silhouette.values()[1], 1e-12);
  }

  @Test
  void picturesThatStandAloneHaveWilsonsInterval() {
    boolean[] right = {true, true, false, true};
    GroupedShare share = GroupedShare.of(right, new int[] {0, 1, 2, 3}, 1);
    assertEquals(0.75, share.value());
    assertEquals(new Proportion(3, 4).wilson(), share.interval());
  }

  @Test
  void copiesWidenTheInterval() {
    boolean[] right = new boolean[200];
    int[] alone = new int[200];
    int[] tenfold = new int[200];
    for (int i = 0; i < 200; i++) {
      right[i] = i / 10 % 4 != 0;
      alone[i] = i;
      tenfold[i] = i / 10;
    }
    double narrow = width(GroupedShare.of(right, alone, 1));
    double wide = width(GroupedShare.of(right, tenfold, 1));
    assertEquals(Math.sqrt(10), wide / narrow, 0.6);
  }

  @Test
  void whereAllGroupsAreRightTheirNumberSaysHowSureThatIs() {
    GroupedShare share = GroupedShare.of(new boolean[] {true, true, true}, new int[] {0, 0, 1}, 1);
    assertEquals(new Proportion(2, 2).wilson(), share.interval());
  }

  @Test
  void nearestAreInOrderAndOnlyThoseAllowed() {
    double[] values = {5, 1, 3, 1, 2};
    assertArrayEquals(new int[] {1, 3, 4}, Nearest.of(values, 3, j -> true));
    assertArrayEquals(new int[] {4, 2, 0}, Nearest.of(values, 9, j -> values[j] > 1));
    assertTrue(Nearest.of(values, 2, j -> false).length == 0);
  }

  private static double width(GroupedShare share) {
    return share.interval().high() - share.interval().low();
  }
}
