/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.statistics.Interval;

class GroupedMeanTest {

  /** 400 values, every second block of {@code size} of them 1 and the others 0. */
  private static GroupedMean halves(int size) {
    List<GroupedMean.Item> items = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      items.add(new GroupedMean.Item("g" + i / size, i / size % 2));
    }
    return GroupedMean.of(items);
  }

  @Test
  void theIntervalOfIndependentValuesIsThatOfTheNormalDistribution() {
    GroupedMean mean = halves(1);
    assertEquals(0.5, mean.value());
    assertEquals(400, mean.n());
    // 1.96 * 0.5 / sqrt(400) = 0.049
    Interval i = mean.interval().orElseThrow();
    assertEquals(0.451, i.low(), 0.006);
    assertEquals(0.549, i.high(), 0.006);
    assertEquals("bootstrap", i.method());
  }

  @Test
  void fourCopiesOfEachPictureMakeTheIntervalTwiceAsWide() {
    Interval i = halves(4).interval().orElseThrow();
    // only 100 independent values: 1.96 * 0.5 / sqrt(100) = 0.098
    assertEquals(0.402, i.low(), 0.012);
    assertEquals(0.598, i.high(), 0.012);
  }

  @Test
  void groupsOfDifferentSizesCountByTheirPictures() {
    GroupedMean mean =
        GroupedMean.of(
            List.of(
                new GroupedMean.Item("a", 1),
                new GroupedMean.Item("a", 1),
                new GroupedMean.Item("a", 1),
                new GroupedMean.Item("b", 0)));
    assertEquals(0.75, mean.value());
    assertEquals(0, mean.interval().orElseThrow().low());
    assertEquals(1, mean.interval().orElseThrow().high());
  }

  @Test
  void oneGroupHasNoInterval() {
    GroupedMean one =
        GroupedMean.of(List.of(new GroupedMean.Item("a", 1), new GroupedMean.Item("a", 3)));
    assertEquals(2, one.value());
    assertTrue(one.interval().isEmpty());
    assertThrows(IllegalArgumentException.class, () -> GroupedMean.of(List.of()));
  }
}
