/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.measure.LocatedMap;
import org.lucerna.vision.api.measure.MapMetric;
import org.lucerna.vision.api.measure.MapScore;

/** What every {@link MapMetric} must do. */
public abstract class MapMetricContract {

  private static final int SIDE = 16;

  /** The metric under test. */
  protected abstract MapMetric metric();

  private static Tensor random(float factor) {
    Random random = new Random(3);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = factor * random.nextFloat();
    }
    return Tensor.wrap(values, SIDE, SIDE);
  }

  private static Optional<Mask> foreground() {
    BitSet bits = new BitSet();
    bits.set(3 * SIDE, 9 * SIDE);
    return Optional.of(Mask.of(SIDE, SIDE, bits));
  }

  @Test
  void aMapAndItsMultipleHaveEqualMeasures() {
    List<MapScore> once = metric().measure(new LocatedMap(random(1), foreground()));
    List<MapScore> more = metric().measure(new LocatedMap(random(4), foreground()));
    assertEquals(once.size(), more.size());
    for (int i = 0; i < once.size(); i++) {
      assertEquals(once.get(i).name(), more.get(i).name());
      assertEquals(once.get(i).value(), more.get(i).value(), 1e-9);
    }
  }

  @Test
  void measuresAreFiniteNamedOnceAndDefined() {
    List<MapScore> scores = metric().measure(new LocatedMap(random(1), foreground()));
    assertEquals(scores.size(), scores.stream().map(MapScore::name).distinct().count());
    for (MapScore score : scores) {
      assertTrue(score.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), score.name());
      assertTrue(Double.isFinite(score.value()) && Double.isFinite(score.uniform()));
      assertTrue(!score.definition().isBlank() && !score.definition().endsWith("."));
    }
  }

  @Test
  void withoutAForegroundTheOtherMeasuresStayAsTheyAre() {
    List<MapScore> with = metric().measure(new LocatedMap(random(1), foreground()));
    List<MapScore> without = metric().measure(new LocatedMap(random(1), Optional.empty()));
    assertTrue(with.containsAll(without));
  }
}
