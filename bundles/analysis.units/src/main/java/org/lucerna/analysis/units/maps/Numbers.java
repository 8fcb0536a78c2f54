/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Values as people read them. */
final class Numbers {

  private static final double SMALLEST = 1e-3;
  private static final double LARGEST = 1e5;

  private Numbers() {}

  /** Three digits, a real minus sign. */
  static String text(double value) {
    if (value == 0) {
      return "0";
    } else if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    double size = Math.abs(value);
    String digits =
        size >= SMALLEST && size < LARGEST
            ? new BigDecimal(size).round(new MathContext(3)).stripTrailingZeros().toPlainString()
            : String.format(Locale.ROOT, "%.1e", size);
    return value < 0 ? "\u2212" + digits : digits;
  }

  /** A share, 0 to 1, as a percentage with one decimal. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f\u00A0%%", 100 * share);
  }
}
