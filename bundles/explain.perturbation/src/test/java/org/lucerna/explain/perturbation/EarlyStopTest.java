/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;

class EarlyStopTest {

  /** Bright in one corner: what matters is plain after few rows. */
  private static Tensor corner() {
    float[] values = new float[3 * 144];
    for (int i = 0; i < values.length; i++) {
      int pixel = i % 144;
      values[i] = i < 144 ? Math.max(0, 12 - pixel / 12 - pixel % 12) : 0;
    }
    return Tensor.wrap(values, 3, 12, 12);
  }

  private static Heatmap rise(int masks, double tolerance, int batch) {
    return Small.explain(
        new Rise(),
        Small.probe(corner()),
        Target.ofClass(0),
        new RiseParams(masks, 3, 0.5, Score.TARGET, tolerance, batch));
  }

  private static int rows(Heatmap map) {
    return Integer.parseInt(map.facts().get("rows").split(" ")[0]);
  }

  @Test
  void aSettledMapIsNotRunToTheEnd() {
    Heatmap map = rise(4000, 0.02, 32);
    assertTrue(rows(map) < 4000, map.facts().get("rows"));
    assertTrue(map.facts().get("rows").contains("had settled"), map.facts().get("rows"));
    double likeness = RankCorrelation.of(map.values(), rise(4000, 0, 32).values());
    assertTrue(likeness > 0.95, "rank correlation with the full run " + likeness);
  }

  @Test
  void whereARunEndsDoesNotDependOnTheBatch() {
    assertEquals(rise(4000, 0.02, 7), rise(4000, 0.02, 256));
  }

  @Test
  void aRunThatEndedEarlyIsTheShorterRun() {
    Heatmap map = rise(4000, 0.02, 32);
    assertEquals(rise(rows(map), 0, 32).values(), map.values());
  }

  @Test
  void withoutToleranceAllRowsAreRun() {
    assertEquals("200 of 200", rise(200, 0, 32).facts().get("rows"));
  }

  @Test
  void occlusionFillsThePlacesItLeftOut() {
    OcclusionParams params =
        new OcclusionParams(Optional.of(2), Optional.of(1), Baseline.ZERO, Score.TARGET, 0.2, 8);
    Heatmap map = Small.explain(new Occlusion(), Small.probe(large()), Target.ofClass(0), params);
    assertTrue(rows(map) < 31 * 31, map.facts().get("rows"));
    assertTrue(map.facts().containsKey("filled"));
    assertArrayEquals(new int[] {31, 31}, map.values().shape());
    assertTrue(map.values().min() > 0, "every place has a neighbour's value at least");
  }

  private static Tensor large() {
    float[] values = new float[3 * 1024];
    for (int i = 0; i < 1024; i++) {
      values[i] = 64 - i / 32 - i % 32;
    }
    return Tensor.wrap(values, 3, 32, 32);
  }

  @Test
  void lineFitsSettleToo() {
    LimeParams params =
        new LimeParams(9, 4000, new LimeParams.Fit(0.25, 0), Hidden.ZERO, Score.TARGET, 0.01, 64);
    Heatmap lime = Small.explain(new Lime(), Small.probe(corner()), Target.ofClass(0), params);
    assertTrue(rows(lime) < 4000, lime.facts().get("rows"));
    KernelShapParams shapley = new KernelShapParams(16, 4000, Hidden.ZERO, Score.TARGET, 0.01, 64);
    Heatmap shap =
        Small.explain(new KernelShap(), Small.probe(corner()), Target.ofClass(0), shapley);
    assertTrue(rows(shap) < 4000, shap.facts().get("rows"));
  }
}
