/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How alike two maps of a picture are; NaN where a number is not defined.
 *
 * @param spearman rank correlation of the strengths: the paper's, "with absolute values"
 * @param signed rank correlation of the raw values: "without absolute values"
 * @param ssim of the strengths as they are drawn
 */
record Likeness(double spearman, double signed, double ssim) {

  /** Of a map with itself. */
  static final Likeness SAME = new Likeness(1, 1, 1);

  static Likeness of(Appearance a, Appearance b) {
    boolean blank = a.isBlank() || b.isBlank();
    OptionalDouble ssim =
        blank ? OptionalDouble.empty() : StructuralSimilarity.of(a.shown(), b.shown());
    return new Likeness(
        a.strong().correlation(b.strong()).orElse(Double.NaN),
        a.signed().correlation(b.signed()).orElse(Double.NaN),
        ssim.orElse(Double.NaN));
  }

  /** The median of each number where it is defined: of several draws of the weights. */
  static Likeness median(List<Likeness> draws) {
    return new Likeness(
        median(draws.stream().mapToDouble(Likeness::spearman).toArray()),
        median(draws.stream().mapToDouble(Likeness::signed).toArray()),
        median(draws.stream().mapToDouble(Likeness::ssim).toArray()));
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
