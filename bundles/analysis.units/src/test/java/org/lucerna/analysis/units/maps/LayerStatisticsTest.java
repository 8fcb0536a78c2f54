/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;

class LayerStatisticsTest {

  @Test
  void meansAndDeviationsAreThoseOfTwoPassesHoweverLargeTheMean() {
    LayerStatistics statistics = new LayerStatistics(1, 2);
    double[] values = new double[50];
    Random random = new Random(5);
    for (int i = 0; i < values.length; i++) {
      float value = 10_000 + random.nextFloat();
      values[i] = value;
      statistics.add(Tensor.of(new float[] {value}, 1), i % 3 - 1);
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    assertEquals(50, statistics.count());
    assertEquals(mean, statistics.mean(0), 1e-9);
    assertEquals(Math.sqrt(squares / 49), statistics.deviation(0), 1e-9);
  }

  @Test
  void aPictureCountsWithTheMeanOfItsCells() {
    LayerStatistics statistics = new LayerStatistics(2, 2);
    statistics.add(Tensor.of(new float[] {1, 3, 0, 0}, 2, 1, 2), 0);
    statistics.add(Tensor.of(new float[] {5, 7, 0, -2}, 2, 1, 2), 0);
    statistics.add(Tensor.of(new float[] {0, 2, 0, 4}, 2, 1, 2), 1);
    assertEquals(4, statistics.mean(0, 0), 1e-12, "of 2 and 6");
    assertEquals(Math.sqrt(8), statistics.deviation(0, 0), 1e-12);
    assertEquals(1, statistics.mean(1, 0), 1e-12);
    assertEquals(0, statistics.deviation(1, 0), 1e-12, "one picture");
    assertEquals(3, statistics.mean(0), 1e-12);
    assertEquals(Math.sqrt(7), statistics.deviation(0), 1e-12, "of 2, 6 and 1");
    assertEquals(4.0 / 6, statistics.zeroShare(1), 1e-12);
    assertEquals(5.0 / 6, statistics.notPositiveShare(1), 1e-12);
    assertEquals(5.0 / 12, statistics.zeroShare(), 1e-12);
    // Between the classes 2 * 1 + 1 * 4 = 6 of 14 squared deviations.
    assertEquals(6.0 / 14, statistics.betweenClasses(0), 1e-12);
  }

  @Test
  void picturesOfUnknownClassCountInTheWholeOnly() {
    LayerStatistics statistics = new LayerStatistics(1, 1);
    statistics.add(Tensor.of(new float[] {1}, 1), 0);
    statistics.add(Tensor.of(new float[] {3}, 1), -1);
    assertEquals(2, statistics.mean(0), 1e-12);
    assertEquals(1, statistics.mean(0, 0), 1e-12);
    assertEquals(1, statistics.count(0));
    assertEquals(2, statistics.count());
  }

  @Test
  void aRectifiedChannelIsDeadWhenItNeverFiresAndASignedOneWhenItNeverChanges() {
    LayerStatistics statistics = new LayerStatistics(3, 0);
    statistics.add(Tensor.of(new float[] {0, -1, 2}, 3), -1);
    assertFalse(statistics.dead(1, false), "a single value says nothing");
    statistics.add(Tensor.of(new float[] {0, -2, 2}, 3), -1);
    assertTrue(statistics.dead(0, true));
    assertFalse(statistics.dead(1, false));
    assertTrue(statistics.dead(2, false));
    assertFalse(statistics.dead(2, true));
  }

  @Test
  void selectivityIsTheContrastOfTheBestClassAndTheOthersMean() {
    assertSelectivity(0, 1.0 / 3, 3, 1, 2);
    assertSelectivity(1, 1, 0, 5, 0);
    assertSelectivity(0, 0, 2, 2);
    assertSelectivity(2, Double.NaN, -1, 0, 3);
    assertSelectivity(0, Double.NaN, 0, 0);
    assertSelectivity(0, Double.NaN, 4);
  }

  @Test
  void theMostSelectiveChannelsComeFirstAndDeadOnesNot() {
    LayerStatistics statistics = new LayerStatistics(3, 2);
    statistics.add(Tensor.of(new float[] {0, 3, 1}, 3), 0);
    statistics.add(Tensor.of(new float[] {0, 2, 0}, 3), 1);
    MeasuredLayer layer = new MeasuredLayer(1, "relu", true, statistics, List.of("a", "b"));
    assertEquals(List.of(2, 1), layer.mostSelective(5));
    assertEquals(List.of(2), layer.mostSelective(1));
    assertEquals(1, layer.dead());
    assertEquals((1 + 0.2) / 2, layer.meanSelectivity(), 1e-12);
  }

  private static void assertSelectivity(int best, double index, float... means) {
    LayerStatistics statistics = new LayerStatistics(1, means.length);
    for (int c = 0; c < means.length; c++) {
      statistics.add(Tensor.of(new float[] {means[c]}, 1), c);
    }
    Selectivity found = Selectivity.of(statistics, 0, means.length);
    assertEquals(best, found.best());
    assertEquals(index, found.index(), 1e-6);
  }
}
