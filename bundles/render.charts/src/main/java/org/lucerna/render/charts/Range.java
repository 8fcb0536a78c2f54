/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.util.List;
import org.lucerna.vision.api.render.Curves;

/** The part of an axis that curves need, its ends at round numbers. */
record Range(double low, double high) {

  /** Below this share of the largest value, zero is near enough to begin there. */
  private static final double NEAR_ZERO = 0.6;

  private static final int STEPS = 7;

  /**
   * Begins at zero where that wastes little room, and ends at 1 exactly where values are shares
   * that come near it.
   */
  static Range of(List<Curves.Series> series) {
    double[] values =
        series.stream()
            .flatMap(s -> s.y().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return new Range(0, 1);
    }
    double low = values[0];
    double high = values[values.length - 1];
    if (low >= 0 && low <= NEAR_ZERO * high) {
      low = 0;
    }
    if (low == high) {
      low = Math.min(0, low);
      high = high > 0 && high <= 1 || low == high ? 1 : Math.max(0, high);
    }
    double step = step(high - low);
    double top = high <= 1 && high > 0.9 && low >= 0 ? 1 : Math.ceil(high / step - 1e-9) * step;
    return new Range(Math.floor(low / step + 1e-9) * step, top);
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double step(double span) {
    double raw = span / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }
}
