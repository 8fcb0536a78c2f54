/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people and for files. */
final class Numbers {

  private static final double DIGITS = 1e6;

  private Numbers() {}

  /** Three digits behind the point. */
  static String of(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Three significant digits, never with an exponent. */
  static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** Six digits behind the point, for tables. */
  static double exact(double value) {
    return Double.isFinite(value) ? Math.rint(value * DIGITS) / DIGITS : value;
  }
}
