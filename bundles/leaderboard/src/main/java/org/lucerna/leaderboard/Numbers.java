/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as tables for people have them. */
final class Numbers {

  private Numbers() {}

  /** Three digits behind the point, or three that count. */
  static String text(double value) {
    double size = Math.abs(value);
    String text =
        Double.isNaN(value)
            ? "–"
            : size >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : size >= 10
                    ? String.format(Locale.ROOT, "%.1f", value)
                    : size >= 0.01 || value == 0
                        ? String.format(Locale.ROOT, "%.3f", value)
                        : String.format(Locale.ROOT, "%.2e", value);
    return text.matches("-0[.0]*") ? text.substring(1) : text.replace('-', '−');
  }

  /** {@code 0.531 [0.492, 0.569]}. */
  static String text(Estimate estimate) {
    return text(estimate.value())
        + estimate
            .interval()
            .filter(i -> estimate.isDefined())
            .map(i -> " [%s, %s]".formatted(text(i.low()), text(i.high())))
            .orElse("");
  }

  /** {@code 2 [1–3]}. */
  static String rank(Estimate rank) {
    if (!rank.isDefined()) {
      return "–";
    }
    return rank(rank.value())
        + rank.interval().map(i -> " [%s–%s]".formatted(rank(i.low()), rank(i.high()))).orElse("");
  }

  private static String rank(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  static String p(double p) {
    return Double.isNaN(p) ? "–" : p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  static String text(OptionalDouble value) {
    return value.isPresent() ? text(value.getAsDouble()) : "–";
  }
}
