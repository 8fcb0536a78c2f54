/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Optional;
import org.lucerna.statistics.Interval;

/**
 * A number with what is known of its uncertainty.
 *
 * @param n pictures it is from
 * @param value NaN where nothing defines it
 * @param interval 95 %, pictures of one group drawn together; empty where there is one group
 */
record Estimate(int n, double value, Optional<Interval> interval) {

  boolean isDefined() {
    return n > 0 && !Double.isNaN(value);
  }
}
