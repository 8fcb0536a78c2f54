/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.report.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Table cells as texts. */
final class Cells {

  /** Numbers as people write them, a dash for none, ranges such as "0.91 – 0.97". */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+\u2212-]?[\\d.,\u00A0\u202F]+([eE][+-]?\\d+)?\\s*%?"
              + "(\\s*[\u2013\u00B1\u00D7x-]\\s*[+\u2212-]?[\\d.,]+\\s*%?)*|[\u2013-]|");

  /** Names, and values with their intervals; sentences are longer. */
  private static final int SHORT = 24;

  private Cells() {}

  /** Five significant digits are enough to read; files hold all of them. */
  static String text(Object cell) {
    if (cell instanceof Double || cell instanceof Float) {
      double value = ((Number) cell).doubleValue();
      return Double.isFinite(value)
              && value != 0
              && Math.abs(value) < 1e7
              && Math.abs(value) >= 1e-4
          ? new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros().toPlainString()
          : value == 0 ? "0" : String.valueOf(value);
    }
    return cell instanceof Boolean flag ? (flag ? "yes" : "no") : String.valueOf(cell);
  }

  static boolean isShort(Object cell) {
    return text(cell).length() <= SHORT;
  }

  static boolean isNumber(Object cell) {
    return cell instanceof Number || cell instanceof String text && NUMBER.matcher(text).matches();
  }
}
