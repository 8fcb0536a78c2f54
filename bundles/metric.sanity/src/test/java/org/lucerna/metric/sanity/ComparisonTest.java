/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.statistics.Ranks;

/** Against values of reference.py beside the resources, and what follows from the definitions. */
class ComparisonTest {

  private static final int HEIGHT = 24;
  private static final int WIDTH = 20;

  private interface Plane {
    double at(int x, int y);
  }

  private static Tensor plane(Plane plane) {
    float[] values = new float[HEIGHT * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) plane.at(i % WIDTH, i / WIDTH);
    }
    return Tensor.wrap(values, HEIGHT, WIDTH);
  }

  private static Tensor a() {
    return plane((x, y) -> 0.5 + 0.5 * Math.sin(0.7 * x + 0.3 * y));
  }

  private static Tensor b() {
    return plane((x, y) -> 0.5 + 0.5 * Math.sin(0.7 * x + 0.3 * y + 0.05 * x * y));
  }

  private static Tensor steps(Tensor plane, double less, int sign) {
    float[] values = plane.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (sign * (Math.rint(4 * values[i]) - less));
    }
    return Tensor.wrap(values, plane.shape());
  }

  private static double spearman(Tensor a, Tensor b) {
    return Ranks.of(a.toArray()).correlation(Ranks.of(b.toArray())).orElseThrow();
  }

  @Test
  void structuralSimilarityIsThatOfTheDefinitionWrittenOut() {
    assertEquals(-0.11497237752270603, StructuralSimilarity.of(a(), b()).orElseThrow(), 1e-6);
    assertEquals(1, StructuralSimilarity.of(a(), a()).orElseThrow(), 1e-12);
    Tensor small = Tensor.wrap(new float[100], 10, 10);
    assertTrue(StructuralSimilarity.of(small, small).isEmpty());
  }

  @Test
  void rankCorrelationIsSciPysWithTiesAndBelowZero() {
    assertEquals(0.10317090563056383, spearman(a(), b()), 1e-9);
    assertEquals(0.12129879962416967, spearman(steps(a(), 0, 1), steps(b(), 0, 1)), 1e-9);
    assertEquals(-0.12129879962416967, spearman(steps(a(), 2, 1), steps(b(), 2, -1)), 1e-9);
  }

  @Test
  void bothZerosAreOneValueAndAConstantHasNoCorrelation() {
    Ranks zeros = Ranks.of(new float[] {0f, -0f, 0f});
    assertTrue(zeros.isConstant());
    assertTrue(zeros.correlation(Ranks.of(new float[] {1, 2, 3})).isEmpty());
  }

  @Test
  void aMapAndAMultipleOfItLookAlikeAndTheNegativeDiffersInSignAlone() {
    Tensor signed = steps(a(), 2, 1);
    Appearance map = Appearance.of(Heatmap.signed(signed), Heatmap::values);
    assertEquals(
        Likeness.SAME,
        rounded(Likeness.of(map, Appearance.of(Heatmap.signed(signed.times(3)), Heatmap::values))));
    Appearance negative = Appearance.of(Heatmap.signed(signed.times(-1)), Heatmap::values);
    assertEquals(new Likeness(1, -1, 1), rounded(Likeness.of(map, negative)));
  }

  private static Likeness rounded(Likeness likeness) {
    return new Likeness(
        Math.round(likeness.spearman() * 1e6) / 1e6,
        Math.round(likeness.signed() * 1e6) / 1e6,
        Math.round(likeness.ssim() * 1e6) / 1e6);
  }

  @Test
  void strengthIsWhatIsDrawn() {
    float[] values = {1, -2, 3, -4};
    Tensor plane = Tensor.of(values, 2, 2);
    assertEquals(strength(1, 2, 3, 4), Appearance.strength(Heatmap.signed(plane)).values());
    assertEquals(strength(1, 0, 3, 0), Appearance.strength(Heatmap.positive(plane)).values());
    assertEquals(strength(5, 2, 7, 0), Appearance.strength(Heatmap.relative(plane)).values());
    Tensor colors = Tensor.of(new float[] {1, -2, 3, -4, -1, 2, 0, 1, 0, 0, 0, -1}, 3, 2, 2);
    Heatmap colored = new Heatmap(colors, Heatmap.Sign.SIGNED, Map.of());
    assertEquals(strength(2, 4, 3, 6), Appearance.strength(colored).values());
  }

  private static Tensor strength(float... values) {
    return Tensor.wrap(values, 2, 2);
  }

  @Test
  void anEmptyMapIsLikeNothing() {
    Appearance empty = Appearance.of(plane((x, y) -> 0));
    Likeness likeness = Likeness.of(empty, Appearance.of(a()));
    assertTrue(Double.isNaN(likeness.spearman()));
    assertTrue(Double.isNaN(likeness.ssim()));
  }

  @Test
  void aMapThatIsNotFiniteIsLikeNothing() {
    float[] values = a().toArray();
    values[7] = Float.NaN;
    Heatmap broken = Heatmap.signed(Tensor.wrap(values, HEIGHT, WIDTH));
    Appearance map = Appearance.of(broken, m -> ComparisonTest.stretched(m.values()));
    assertTrue(map.isBlank());
    assertTrue(Double.isNaN(Likeness.of(map, Appearance.of(a())).signed()));
  }

  private static Tensor stretched(Tensor plane) {
    return plane.length() == 1 ? Tensor.wrap(new float[HEIGHT * WIDTH], HEIGHT, WIDTH) : plane;
  }
}
