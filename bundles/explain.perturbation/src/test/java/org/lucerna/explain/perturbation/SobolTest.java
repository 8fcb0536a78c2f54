/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;

class SobolTest {

  private static double[] indices(int variables, int designs, ToDoubleFunction<float[]> function) {
    SobolDesign design = SobolDesign.of(variables, designs, new Draws(4));
    TotalIndices indices = new TotalIndices(design);
    float[] point = new float[variables];
    for (int row = 0; row < design.rows(); row++) {
      design.put(row, point, 0);
      indices.learn(row, function.applyAsDouble(point));
    }
    return indices.indices();
  }

  @Test
  void aProductOfTwoVariablesGivesEachFourSeventhsAndTheIdleThirdNothing() {
    // Var(xy) = 1/9 - 1/16 = 7/144, of which x alone explains Var(x/2) = 3/144: T = 1 - 3/7.
    double[] found = indices(3, 4096, x -> x[0] * x[1]);
    assertArrayEquals(new double[] {4 / 7.0, 4 / 7.0, 0}, found, 0.01);
  }

  @Test
  void theIshigamiFunctionHasItsPublishedIndices() {
    // a = 7, b = 0.1 (Ishigami and Homma 1990): totals 0.5576, 0.4424, 0.2437.
    double[] found =
        indices(
            3,
            8192,
            u -> {
              double x = Math.PI * (2 * u[0] - 1);
              double y = Math.PI * (2 * u[1] - 1);
              double z = Math.PI * (2 * u[2] - 1);
              return Math.sin(x)
                  + 7 * Math.sin(y) * Math.sin(y)
                  + 0.1 * Math.pow(z, 4) * Math.sin(x);
            });
    assertArrayEquals(new double[] {0.5576, 0.4424, 0.2437}, found, 0.01);
  }

  private static Heatmap explain(SobolParams params, long seed) {
    return new Sobol()
        .explain(
            new ExplainRequest<>(
                Small.probe(4), 0, Target.ofClass(0), PooledProbe.MAPS, seed, params),
            Progress.none());
  }

  @Test
  void aLinearModelsCellsShareTheVarianceByTheirSquares() {
    Heatmap map = explain(new SobolParams(4, 2048, Baseline.ZERO, Score.TARGET, 0, 500), 1);
    Tensor picture = Small.picture(4);
    double all = 0;
    for (int i = 0; i < 16; i++) {
      all += Math.pow(Small.evidence(picture, 0, i), 2);
    }
    for (int i = 0; i < 16; i++) {
      double expected = Math.pow(Small.evidence(picture, 0, i), 2) / all;
      assertEquals(expected, map.values().at(i), 0.02 + 0.05 * expected, "cell " + i);
    }
  }

  @Test
  void theSeedDecidesAndTheBatchDoesNot() {
    Heatmap one = explain(new SobolParams(3, 8, Baseline.ZERO, Score.TARGET, 0, 1), 1);
    assertEquals(one, explain(new SobolParams(3, 8, Baseline.ZERO, Score.TARGET, 0, 7), 1));
    Heatmap other = explain(new SobolParams(3, 8, Baseline.ZERO, Score.TARGET, 0, 1), 2);
    assertTrue(!one.equals(other));
  }
}
