/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Locale;
import java.util.Optional;
import org.lucerna.statistics.Interval;

/**
 * A mean over pictures.
 *
 * @param n pictures where it is defined
 * @param value NaN where there are none
 * @param interval 95 %, pictures of one group drawn together; empty where there is one group
 */
record Estimate(int n, double value, Optional<Interval> interval) {

  boolean isDefined() {
    return n > 0;
  }

  /** {@code 0.31 [0.22, 0.40]}. */
  String text() {
    if (!isDefined()) {
      return "–";
    }
    return number(value)
        + interval.map(i -> " [%s, %s]".formatted(number(i.low()), number(i.high()))).orElse("");
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text.replace('-', '−');
  }
}
