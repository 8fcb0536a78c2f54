/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

/**
 * A confidence interval.
 *
 * @param low the lower end, in the unit of what was measured
 * @param high the upper end, at least {@code low}
 * @param level its confidence, such as 0.95
 * @param method who found it, such as {@code "Wilson"}
 */
public record Interval(double low, double high, double level, String method) {

  /** The level of all intervals here unless another is asked for. */
  public static final double LEVEL = 0.95;

  /**
   * @throws IllegalArgumentException if the ends are out of order or the level is not between 0 and
   *     1
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval from " + low + " to " + high);
    }
    checkLevel(level);
  }

  /** Both ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  static void checkLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a confidence level lies between 0 and 1, not " + level);
    }
  }
}
