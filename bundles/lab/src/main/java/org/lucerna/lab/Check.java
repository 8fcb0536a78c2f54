/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.Locale;
import org.lucerna.statistics.Interval;

/**
 * One thing a network was examined for.
 *
 * @param name what was done
 * @param asked what happened then, in words
 * @param n pictures
 * @param value share of them, 0 to 1
 * @param interval 95 %
 * @param rule what is required of the value
 */
record Check(String name, String asked, int n, double value, Interval interval, Rule rule) {

  /**
   * A requirement on the point estimate: with some hundred pictures an interval would rarely lie on
   * one side of it.
   *
   * @param least the least value that passes
   * @param most the largest
   */
  record Rule(double least, double most) {

    /** Reported only. */
    static final Rule NONE = new Rule(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Rule atLeast(double value) {
      return new Rule(value, Double.POSITIVE_INFINITY);
    }

    static Rule atMost(double value) {
      return new Rule(Double.NEGATIVE_INFINITY, value);
    }

    String text() {
      if (this.equals(NONE)) {
        return "";
      }
      return Double.isInfinite(most)
          ? String.format(Locale.ROOT, "at least %.0f %%", 100 * least)
          : String.format(Locale.ROOT, "at most %.0f %%", 100 * most);
    }
  }

  boolean passes() {
    return value >= rule.least() && value <= rule.most();
  }

  boolean isRequired() {
    return !rule.equals(Rule.NONE);
  }

  /** Why it fails, a sentence without a full stop. */
  String failure() {
    return String.format(
        Locale.ROOT,
        "%s: %s: %.1f %% of %d pictures (95 %% interval %.1f to %.1f), %s is required",
        name,
        asked,
        100 * value,
        n,
        100 * interval.low(),
        100 * interval.high(),
        rule.text());
  }
}
