/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;

class RiseTest {

  private static RiseParams params(int masks, int batch) {
    return new RiseParams(masks, 2, 0.5, Score.TARGET, 0, batch);
  }

  private static Heatmap explain(Tensor picture, RiseParams params, long seed) {
    return new Rise()
        .explain(
            new ExplainRequest<>(
                Small.probe(picture), 0, Target.ofClass(0), PooledProbe.MAPS, seed, params),
            Progress.none());
  }

  @Test
  void eachPixelIsSeenWithTheProbabilityOfACell() {
    RiseMasks masks = new RiseMasks(3, 0.3, 8, 7, new Draws(1));
    double[] sum = new double[56];
    float[] mask = new float[60];
    int rows = 20000;
    for (int row = 0; row < rows; row++) {
      masks.put(row, mask, 4);
      for (int i = 0; i < sum.length; i++) {
        assertTrue(mask[4 + i] >= 0 && mask[4 + i] <= 1);
        sum[i] += mask[4 + i];
      }
    }
    // A mask's variance is at most p (1 - p); five standard errors.
    double bound = 5 * Math.sqrt(0.3 * 0.7 / rows);
    for (double s : sum) {
      assertEquals(0.3, s / rows, bound);
    }
  }

  /**
   * For a linear model {@code f(m) = sum_j a_j m_j} the map's expectation is {@code sum_j a_j E[m_i
   * m_j] / p}; the second moments of masks are estimated from other masks than the map's own.
   */
  @Test
  void aLinearModelsWeightsComeBackThroughTheMasksCovariance() {
    int side = 6;
    Tensor picture = Small.picture(side);
    int rows = 20000;
    Tensor map = explain(picture, params(rows, 500), 1).values();
    RiseMasks masks = new RiseMasks(2, 0.5, side, side, new Draws(999));
    int plane = side * side;
    double[] expected = new double[plane];
    double[] squares = new double[plane];
    float[] mask = new float[plane];
    for (int row = 0; row < rows; row++) {
      masks.put(row, mask, 0);
      double score = 0;
      for (int j = 0; j < plane; j++) {
        score += Small.evidence(picture, 0, j) * mask[j];
      }
      for (int i = 0; i < plane; i++) {
        double term = score * mask[i] / 0.5;
        expected[i] += term / rows;
        squares[i] += term * term / rows;
      }
    }
    for (int i = 0; i < plane; i++) {
      double error = Math.sqrt(2 * (squares[i] - expected[i] * expected[i]) / rows);
      assertEquals(expected[i], map.at(i), 5 * error, "pixel " + i);
    }
  }

  @Test
  void onlyTheCornerThatMattersIsFound() {
    float[] values = new float[3 * 36];
    values[0] = 1;
    values[1] = 1;
    values[6] = 1;
    values[7] = 1;
    Tensor map = explain(Tensor.wrap(values, 3, 6, 6), params(2000, 64), 3).values();
    assertEquals(0, map.argMax());
    assertTrue(map.at(35) < 0.6 * map.at(0));
  }

  @Test
  void theSeedDecidesAndTheBatchDoesNot() {
    Tensor picture = Small.picture(6);
    Heatmap one = explain(picture, params(100, 1), 1);
    assertEquals(one, explain(picture, params(100, 33), 1));
    assertEquals(one, explain(picture, params(100, 1000), 1));
    assertFalse(one.equals(explain(picture, params(100, 1), 2)));
  }

  @Test
  void moreMasksContinueTheSameSequence() {
    // Rows draw by their number: of 2 N masks the first N are those of a shorter run.
    RiseMasks masks = new RiseMasks(4, 0.5, 9, 9, new Draws(5));
    float[] first = new float[81];
    float[] again = new float[162];
    masks.put(17, first, 0);
    masks.put(16, again, 0);
    masks.put(17, again, 81);
    for (int i = 0; i < 81; i++) {
      assertEquals(first[i], again[81 + i]);
    }
  }
}
