/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.Optional;
import org.lucerna.statistics.Interval;

/**
 * A number with what is known of its uncertainty.
 *
 * @param value NaN where nothing defines it
 * @param interval 95 %, clusters of pictures drawn together; empty where there is one cluster
 */
record Estimate(double value, Optional<Interval> interval) {

  boolean isDefined() {
    return !Double.isNaN(value);
  }
}
