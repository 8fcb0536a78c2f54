/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final ToDoubleFunction<int[]> EVEN =
      drawn -> Arrays.stream(drawn).filter(i -> i % 2 == 0).count() / (double) drawn.length;

  /** The share of 400 items has standard error sqrt(.25/400) = .025, so ends at .5 ± 1.96·.025. */
  @Test
  void intervalOfAShareIsTheNormalOne() {
    Interval interval = new Bootstrap(4000, 1).interval(400, EVEN);
    assertEquals(.451, interval.low(), .004);
    assertEquals(.549, interval.high(), .004);
  }

  @Test
  void theSeedDecides() {
    Interval first = new Bootstrap(200, 7).interval(50, EVEN);
    assertEquals(first, new Bootstrap(200, 7).interval(50, EVEN));
    assertNotEquals(first, new Bootstrap(200, 8).interval(50, EVEN));
  }

  @Test
  void aStatisticThatIsNeverDefinedIsRefused() {
    Bootstrap bootstrap = new Bootstrap(100, 0);
    assertThrows(IllegalArgumentException.class, () -> bootstrap.interval(5, drawn -> Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(10, 0));
  }

  @Test
  void manyStatisticsHaveTheIntervalsThatEachHasAlone() {
    double[] values = {1, 4, 2, 8, 5, 7, 1, 3};
    ToDoubleFunction<int[]> mean =
        drawn -> Arrays.stream(drawn).mapToDouble(i -> values[i]).average().orElseThrow();
    ToDoubleFunction<int[]> most =
        drawn -> Arrays.stream(drawn).mapToDouble(i -> values[i]).max().orElseThrow();
    Bootstrap bootstrap = new Bootstrap(500, 3);
    List<Optional<Interval>> both =
        bootstrap.intervals(
            8, 3, d -> new double[] {mean.applyAsDouble(d), most.applyAsDouble(d), Double.NaN});
    assertEquals(bootstrap.interval(8, mean), both.get(0).orElseThrow());
    assertEquals(bootstrap.interval(8, most), both.get(1).orElseThrow());
    assertEquals(Optional.empty(), both.get(2));
  }
}
