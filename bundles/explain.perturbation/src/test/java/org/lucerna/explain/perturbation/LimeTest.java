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

class LimeTest {

  private static final Tensor PICTURE = Small.picture(12);

  private static LimeParams params(double ridge, Score score, int batch) {
    return new LimeParams(9, 300, new LimeParams.Fit(0.25, ridge), Hidden.ZERO, score, 0, batch);
  }

  private static Heatmap explain(LimeParams params, long seed) {
    return new Lime()
        .explain(
            new ExplainRequest<>(
                Small.probe(PICTURE), 0, Target.ofClass(0), PooledProbe.MAPS, seed, params),
            Progress.none());
  }

  @Test
  void anAdditiveModelsCoefficientsComeBackExactly() {
    Heatmap map = explain(params(0, Score.TARGET, 64), 1);
    ShapleyTest.assertPiecesSumTheirPixels(PICTURE, map.values(), 9, 1e-5);
    assertTrue(map.facts().get("fit").contains("100.0 %"), map.facts().get("fit"));
  }

  @Test
  void aRidgeHoldsCoefficientsDown() {
    Tensor free = explain(params(0, Score.TARGET, 64), 1).values();
    Tensor held = explain(params(1000, Score.TARGET, 64), 1).values();
    assertTrue(Math.abs(held.max()) < 0.2 * Math.abs(free.max()));
  }

  @Test
  void ridgeRegressionOfTwoRowsIsWorkedByHand() {
    // Rows (z=1, y=3) of weight 2 and (z=0, y=1) of weight 1: centred z'Wz = 2/3, z'Wy = 4/3.
    LinearFit fit = new LinearFit(1);
    fit.add(new boolean[] {true}, 3, 2);
    fit.add(new boolean[] {false}, 1, 1);
    assertEquals(2, fit.ridge(0)[0], 1e-12);
    assertEquals(4 / 3.0 / (2 / 3.0 + 2), fit.ridge(2)[0], 1e-12);
    assertEquals(1, fit.determination(fit.ridge(0)), 1e-12);
  }

  @Test
  void fewRowsForManyPiecesAreWarnedOf() {
    LimeParams few =
        new LimeParams(9, 20, new LimeParams.Fit(0.25, 1), Hidden.ZERO, Score.TARGET, 0, 20);
    assertTrue(explain(few, 1).facts().get("warning").contains("are few"));
    assertFalse(explain(params(1, Score.TARGET, 64), 1).facts().containsKey("warning"));
  }

  @Test
  void theSeedDecidesAndTheBatchDoesNot() {
    Heatmap one = explain(params(1, Score.PROBABILITY, 1), 1);
    assertEquals(one, explain(params(1, Score.PROBABILITY, 77), 1));
    assertFalse(one.equals(explain(params(1, Score.PROBABILITY, 1), 2)));
  }
}
