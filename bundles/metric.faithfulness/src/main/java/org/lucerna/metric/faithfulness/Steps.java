/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;

/**
 * How many pixels are changed at each point of a curve: from none to all in steps as equal as whole
 * pixels allow.
 *
 * @param counts ascending; the first is 0, the last all
 */
record Steps(int[] counts) {

  /**
   * @param steps at least 1; no more than there are pixels are taken
   */
  static Steps of(int pixels, int steps) {
    int all = Math.min(steps, pixels);
    int[] counts = new int[all + 1];
    for (int i = 0; i <= all; i++) {
      counts[i] = (int) Math.round((double) i * pixels / all);
    }
    return new Steps(counts);
  }

  int last() {
    return counts.length - 1;
  }

  /** Counts {@code from} to {@code to}, exclusive. */
  int[] range(int from, int to) {
    return Arrays.copyOfRange(counts, from, to);
  }

  /** Shares of the pixels, 0 to 1. */
  double[] shares() {
    return Arrays.stream(counts).mapToDouble(n -> (double) n / counts[last()]).toArray();
  }

  /**
   * The normalised area under a curve over these steps, by the trapezoidal rule: {@code (sum -
   * (first + last) / 2) / (n - 1)} of n points, as in RISE's code.
   */
  static double area(double[] curve) {
    double sum = Arrays.stream(curve).sum();
    return (sum - (curve[0] + curve[curve.length - 1]) / 2) / (curve.length - 1);
  }
}
