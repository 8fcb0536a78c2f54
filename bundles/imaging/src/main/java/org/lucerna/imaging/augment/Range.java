/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import java.util.random.RandomGenerator;

/**
 * Where a number is drawn from.
 *
 * @param low at least this
 * @param high at most this
 */
public record Range(double low, double high) {

  public Range {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no number lies from " + low + " to " + high);
    }
  }

  double uniform(RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in the logarithm, so that 1/2 is as likely as 2; for positive limits. */
  double logUniform(RandomGenerator random) {
    return Math.exp(new Range(Math.log(low), Math.log(high)).uniform(random));
  }
}
