/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import java.util.Locale;

/** Large numbers as people read them. */
public final class Counts {

  private Counts() {}

  /** {@code 1,248,424}. */
  public static String exact(long value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }

  /** {@code 1.25 M}; below a thousand as it is. */
  public static String brief(long value) {
    if (value < 1_000) {
      return String.valueOf(value);
    } else if (value < 1_000_000) {
      return three(value / 1e3) + " k";
    } else if (value < 1_000_000_000) {
      return three(value / 1e6) + " M";
    }
    return three(value / 1e9) + " G";
  }

  /** Three digits. */
  private static String three(double value) {
    String pattern = value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f";
    return String.format(Locale.ENGLISH, pattern, value);
  }

  /** Four significant digits, for values of maps and weights. */
  public static String value(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : String.valueOf(value);
    }
    double size = Math.abs(value);
    String pattern = size >= 1e5 || size < 1e-3 ? "%.2e" : "%." + decimals(size) + "f";
    return String.format(Locale.ENGLISH, pattern, value).replace('-', '\u2212');
  }

  private static int decimals(double size) {
    return Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
  }
}
