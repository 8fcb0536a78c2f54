/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.util.Locale;
import java.util.OptionalDouble;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;

/** Numbers as the page writes them. */
final class Numbers {

  static final String NONE = "\u2013";

  private Numbers() {}

  static String decimals(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String decimals(OptionalDouble value) {
    return value.isPresent() ? decimals(value.getAsDouble()) : NONE;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** {@code 0.9182 (0.879–0.945), 247 of 269}. */
  static String share(Proportion share) {
    Interval interval = share.wilson();
    return String.format(
        Locale.ROOT,
        "%.4f (%.3f\u2013%.3f), %d of %d",
        share.value(),
        interval.low(),
        interval.high(),
        share.successes(),
        share.n());
  }

  /** A p-value; small ones only as small. */
  static String p(double value) {
    return value < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", value);
  }
}
