/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.vision.api.render.Curves;

final class RangeTest {

  @ParameterizedTest(name = "{0} to {1}: {2} to {3}")
  @CsvSource({
    "0.05, 1.37, 0, 1.4", // a loss begins at zero
    "0.91, 0.998, 0.9, 1", // accuracies end at one
    "0.3, 0.95, 0, 1",
    "0.62, 0.7, 0.62, 0.7",
    "-3, 5, -4, 6",
    "0.5, 0.5, 0, 1",
    "3, 3, 0, 3",
    "0, 0, 0, 1",
    "1210, 1830, 1200, 1900"
  })
  void theAxisEndsAtRoundNumbers(double min, double max, double low, double high) {
    Range range = Range.of(List.of(series(min, max)));
    assertEquals(low, range.low(), 1e-9);
    assertEquals(high, range.high(), 1e-9);
  }

  @Test
  void whatIsNotFiniteDoesNotCount() {
    assertEquals(new Range(0, 1), Range.of(List.of(series(Double.NaN, Double.NEGATIVE_INFINITY))));
    assertEquals(new Range(0, 1), Range.of(List.of()));
  }

  private static Curves.Series series(Double... y) {
    return new Curves.Series("s", Arrays.stream(y).toList(), List.of(y), false);
  }
}
