/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;

class ShapleyTest {

  private static double[] values(ShapleyDesign design, ToDoubleFunction<boolean[]> game) {
    boolean[] whole = new boolean[design.pieces()];
    double empty = game.applyAsDouble(whole);
    Arrays.fill(whole, true);
    LinearFit fit = new LinearFit(design.pieces());
    for (int row = 0; row < design.rows(); row++) {
      boolean[] shown = design.row(row);
      fit.add(shown, game.applyAsDouble(shown) - empty, design.weight(shown));
    }
    return fit.summingTo(game.applyAsDouble(whole) - empty);
  }

  @Test
  void theGloveGameIsSharedTwoThirdsOneSixthOneSixth() {
    // One left glove, two right ones; a pair is worth 1 (Shapley's classic).
    double[] values =
        values(new ShapleyDesign(3, 6, new Draws(1)), on -> on[0] && (on[1] || on[2]) ? 1 : 0);
    assertArrayEquals(new double[] {2 / 3.0, 1 / 6.0, 1 / 6.0}, values, 1e-12);
  }

  @Test
  void theUnitedNationsOfFourVoters() {
    // Weights 3 2 1 1, quota 4: Shapley-Shubik 1/2, 1/6, 1/6, 1/6, worked by hand over 24 orders.
    int[] votes = {3, 2, 1, 1};
    double[] values =
        values(
            new ShapleyDesign(4, 14, new Draws(1)),
            on -> {
              int sum = 0;
              for (int i = 0; i < 4; i++) {
                sum += on[i] ? votes[i] : 0;
              }
              return sum >= 4 ? 1 : 0;
            });
    assertArrayEquals(new double[] {1 / 2.0, 1 / 6.0, 1 / 6.0, 1 / 6.0}, values, 1e-12);
  }

  /** The largest of the shown numbers 1 .. n: player i gets sum_{j <= i} 1 / (n - j + 1). */
  private static double largest(boolean[] on) {
    double max = 0;
    for (int i = 0; i < on.length; i++) {
      max = on[i] ? i + 1 : max;
    }
    return max;
  }

  private static double[] exact(int players) {
    double[] exact = new double[players];
    for (int i = 0; i < players; i++) {
      exact[i] = (i == 0 ? 0 : exact[i - 1]) + 1.0 / (players - i);
    }
    return exact;
  }

  @Test
  void allSubsetsGiveTheExactValues() {
    double[] values = values(new ShapleyDesign(8, 254, new Draws(1)), ShapleyTest::largest);
    assertArrayEquals(exact(8), values, 1e-10);
  }

  @Test
  void sampledPairsApproachTheExactValues() {
    double before = Double.POSITIVE_INFINITY;
    for (int rows : new int[] {600, 60000}) {
      double[] values = values(new ShapleyDesign(16, rows, new Draws(7)), ShapleyTest::largest);
      double squares = 0;
      double sum = 0;
      for (int i = 0; i < 16; i++) {
        squares += Math.pow(values[i] - exact(16)[i], 2);
        sum += values[i];
      }
      // A hundred times the rows: a tenth of the error, give or take luck.
      assertTrue(Math.sqrt(squares) < before / 4, rows + " rows: " + Math.sqrt(squares));
      before = Math.sqrt(squares);
      assertEquals(16, sum, 1e-10);
    }
    // Residuals of about 3, the kernel's least eigenvalue 0.15: 3 / sqrt(0.15 * 60000) = 0.03 for
    // each of 16 players, 0.13 together.
    assertTrue(before < 0.3, "error " + before);
  }

  @Test
  void subsetsAreDrawnByTheShapleyKernel() {
    ShapleyDesign design = new ShapleyDesign(30, 40000, new Draws(2));
    int[] sizes = new int[31];
    for (int row = 0; row < 40000; row++) {
      int size = 0;
      for (boolean on : design.row(row)) {
        size += on ? 1 : 0;
      }
      sizes[size]++;
    }
    double all = 0;
    for (int s = 1; s < 30; s++) {
      all += 1.0 / (s * (30 - s));
    }
    assertEquals(0, sizes[0] + sizes[30]);
    for (int s = 1; s < 30; s++) {
      double share = 1.0 / (s * (30 - s)) / all;
      // Each pair is one draw of s or its complement: the variance is at most twice the binomial's.
      assertEquals(share, sizes[s] / 40000.0, 5 * Math.sqrt(2 * share / 40000), "size " + s);
    }
  }

  @Test
  void anAdditiveModelIsSharedOutExactly() {
    Tensor picture = Small.picture(12);
    KernelShapParams params = new KernelShapParams(9, 400, Hidden.ZERO, Score.TARGET, 0, 50);
    Heatmap map = Small.explain(new KernelShap(), Small.probe(picture), Target.ofClass(0), params);
    assertPiecesSumTheirPixels(picture, map.values(), 9, 1e-5);
    assertTrue(map.facts().get("completeness").startsWith("the pieces' values sum to"));
  }

  static void assertPiecesSumTheirPixels(Tensor picture, Tensor map, int segments, double near) {
    Superpixels pieces =
        Slic.cut(picture, Small.probe(picture).network().input().preprocessing(), segments);
    double[] expected = new double[pieces.count()];
    for (int i = 0; i < pieces.labels().length; i++) {
      expected[pieces.labels()[i]] += Small.evidence(picture, 0, i);
    }
    for (int i = 0; i < pieces.labels().length; i++) {
      assertEquals(expected[pieces.labels()[i]], map.at(i), near, "pixel " + i);
    }
  }
}
