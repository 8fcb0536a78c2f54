/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestMap;
import org.lucerna.vision.api.measure.Readings;

/** Maps whose change is known in closed form. */
class MaxSensitivityMetricTest {

  private static final int SIDE = 8;
  private static final String NAME = "max-sensitivity";

  private static Tensor input() {
    float[] values = new float[3 * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.3 * i) + 2;
    }
    return Tensor.wrap(values, 3, SIDE, SIDE);
  }

  private static TestMap map(Function<Tensor, Heatmap> how) {
    return TestMap.of(input(), 0, x -> new float[] {1, 0}, how);
  }

  private static Readings measure(TestMap map, double radius, int draws) throws IOException {
    return new MaxSensitivityMetric()
        .gauge(null, new MaxSensitivityParams(radius, draws), Progress.none())
        .measure(map, Progress.none());
  }

  private static double value(Function<Tensor, Heatmap> how, double radius, int draws)
      throws IOException {
    return measure(map(how), radius, draws).value(NAME).orElseThrow();
  }

  /** The first colour. */
  private static Tensor red(Tensor input) {
    return input.slice(0);
  }

  @Test
  void aMapThatIsTheInputMovesAsFarAsTheInput() throws IOException {
    // Independent numbers uniform in ±r have norm r sqrt(n / 3), give or take 1 / sqrt(n).
    Tensor all = input();
    double norm = 0;
    for (int i = 0; i < all.length(); i++) {
      norm += all.at(i) * all.at(i);
    }
    double expected = 0.02 * Math.sqrt(all.length() / 3.0) / Math.sqrt(norm);
    Function<Tensor, Heatmap> itself = x -> new Heatmap(x, Heatmap.Sign.SIGNED, Map.of());
    double found = value(itself, 0.02, 10);
    assertEquals(expected, found, 0.15 * expected);
    assertTrue(found > value(itself, 0.02, 1) * 0.999, "the largest of ten");
  }

  @Test
  void aLinearMethodsChangeIsProportionalToTheRadius() throws IOException {
    double once = value(x -> Heatmap.signed(red(x)), 0.02, 10);
    assertEquals(3 * once, value(x -> Heatmap.signed(red(x)), 0.06, 10), 1e-5 * once * 100);
  }

  @Test
  void theScaleOfAMapDoesNotMatterAndTheGradientOfALinearModelNeverMoves() throws IOException {
    double once = value(x -> Heatmap.signed(red(x)), 0.02, 10);
    assertEquals(once, value(x -> Heatmap.signed(red(x).times(8)), 0.02, 10), 1e-6);
    assertEquals(0, value(x -> Heatmap.signed(red(input())), 0.02, 10));
  }

  @Test
  void aConstantInScoresThatOnlyDifferFromPlaceToPlaceDoesNotMatter() throws IOException {
    double plain = value(x -> Heatmap.relative(red(x)), 0.02, 10);
    Function<Tensor, Heatmap> raised = x -> Heatmap.relative(raised(red(x)));
    assertEquals(plain, value(raised, 0.02, 10), 1e-3 * plain);
    assertNotEquals(plain, value(x -> Heatmap.signed(red(x)), 0.02, 10), 0.1 * plain);
  }

  private static Tensor raised(Tensor map) {
    float[] values = map.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += 50;
    }
    return Tensor.wrap(values, map.shape());
  }

  @Test
  void whatIsEmptyOrMadeByNoMethodIsUndefinedWithASentence() throws IOException {
    Readings empty = measure(map(x -> Heatmap.signed(red(x).times(0))), 0.02, 10);
    assertTrue(empty.value(NAME).isEmpty());
    assertEquals(1, empty.undefined().size());
    TestMap baseline = TestMap.of(input(), 0, x -> new float[] {1, 0}, red(input()));
    assertTrue(measure(baseline, 0.02, 10).undefined().get(0).contains("no method"));
  }
}
