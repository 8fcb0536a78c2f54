/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Raw values as people read them: three digits, a real minus sign. */
final class Numbers {

  private Numbers() {}

  static String text(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    String digits =
        size >= 1e-3 && size < 1e5
            ? new BigDecimal(size).round(new MathContext(3)).stripTrailingZeros().toPlainString()
            : String.format(Locale.ROOT, "%.1e", size);
    return value < 0 ? "\u2212" + digits : digits;
  }

  /** A share as a percentage without superfluous digits. */
  static String percent(double share) {
    return new BigDecimal(100 * share)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
        + "\u00A0%";
  }
}
