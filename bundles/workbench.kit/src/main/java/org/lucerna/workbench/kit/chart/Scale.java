/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * One axis: from values to 0 to 1, and the values written along it.
 *
 * @param low value at 0
 * @param high value at 1
 */
record Scale(double low, double high, boolean log, List<Double> ticks) {

  /** An axis that holds these values, ends at round ones where it is linear. */
  static Scale of(double min, double max, boolean log, int about) {
    if (!(max >= min)) {
      return log ? of(0.1, 1, true, about) : of(0, 1, false, about);
    }
    return log ? logarithmic(min, max) : linear(min, max, Math.max(2, about));
  }

  private static Scale linear(double min, double max, int about) {
    double span = max > min ? max - min : Math.max(Math.abs(max) * 0.1, 1e-6);
    double step = step(span / about);
    double low = Math.floor(min / step + 1e-9) * step;
    double high = Math.ceil((max > min ? max : min + span) / step - 1e-9) * step;
    List<Double> ticks = new ArrayList<>();
    long count = Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      ticks.add(rounded(low + i * step));
    }
    return new Scale(low, high, false, ticks);
  }

  /** 1, 2 or 5 times a power of ten, at least as large. */
  private static double step(double wish) {
    double power = Math.pow(10, Math.floor(Math.log10(wish)));
    double digit = wish / power;
    return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
  }

  private static Scale logarithmic(double min, double max) {
    double low = max > min ? min / 1.15 : min / 2;
    double high = max > min ? max * 1.15 : max * 2;
    int decades = (int) Math.ceil(Math.log10(high / low));
    List<Double> ticks = new ArrayList<>();
    for (int p = (int) Math.floor(Math.log10(low)); p <= Math.ceil(Math.log10(high)); p++) {
      for (int digit : decades > 2 ? new int[] {1} : new int[] {1, 2, 5}) {
        double tick = rounded(digit * Math.pow(10, p));
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return new Scale(low, high, true, ticks);
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(12)).doubleValue();
  }

  /** Where a value lies, 0 to 1. */
  double at(double value) {
    return log
        ? Math.log(value / low) / Math.log(high / low)
        : high > low ? (value - low) / (high - low) : 0.5;
  }
}
