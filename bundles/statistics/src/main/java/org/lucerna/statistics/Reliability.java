/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a classifier is right as often as it says: its predictions in bins of equal width by the
 * probability of the predicted class, the m-th of M being ((m-1)/M, m/M] (Guo et al. 2017, "On
 * calibration of modern neural networks", section 2).
 *
 * @param bins from low to high probability, the empty ones too
 */
public record Reliability(List<Bin> bins) {

  /** How many bins there are unless another number is asked for, as in the paper. */
  public static final int BINS = 15;

  /**
   * @param from its lower end, excluded
   * @param to its upper end, included
   * @param n predictions in it
   * @param correct how many of them are right
   * @param confidence their mean probability; NaN in an empty bin
   */
  public record Bin(double from, double to, int n, int correct, double confidence) {

    /** Share of right predictions; NaN in an empty bin. */
    public double accuracy() {
      return (double) correct / n;
    }
  }

  public Reliability {
    bins = List.copyOf(bins);
  }

  /** With {@link #BINS} bins. */
  public static Reliability of(double[] confidences, boolean[] correct) {
    return of(confidences, correct, BINS);
  }

  /**
   * @param confidences probability of the predicted class, 0 to 1, one a prediction
   * @param correct whether it was right
   * @param count number of bins, at least 1
   * @throws IllegalArgumentException if there is no prediction or the arrays differ in length
   */
  public static Reliability of(double[] confidences, boolean[] correct, int count) {
    if (confidences.length == 0 || confidences.length != correct.length) {
      throw new IllegalArgumentException("one probability a prediction, and one at least");
    }
    int[] n = new int[count];
    int[] right = new int[count];
    double[] sum = new double[count];
    for (int i = 0; i < confidences.length; i++) {
      int bin = Math.max(0, Math.min(count, (int) Math.ceil(confidences[i] * count)) - 1);
      n[bin]++;
      right[bin] += correct[i] ? 1 : 0;
      sum[bin] += confidences[i];
    }
    List<Bin> bins = new ArrayList<>();
    for (int m = 0; m < count; m++) {
      double confidence = sum[m] / n[m];
      bins.add(new Bin((double) m / count, (m + 1.0) / count, n[m], right[m], confidence));
    }
    return new Reliability(bins);
  }

  /** Number of predictions. */
  public int n() {
    return bins.stream().mapToInt(Bin::n).sum();
  }

  /**
   * The expected calibration error (Guo et al. 2017, equation 3): the mean over all predictions of
   * the gap between accuracy and mean probability of their bin, 0 to 1.
   */
  public double expectedError() {
    return filled().stream().mapToDouble(b -> b.n() * gap(b)).sum() / n();
  }

  /** The maximum calibration error (equation 5): the largest such gap, 0 to 1. */
  public double maximumError() {
    return filled().stream().mapToDouble(Reliability::gap).max().orElse(0);
  }

  private List<Bin> filled() {
    return bins.stream().filter(b -> b.n() > 0).toList();
  }

  private static double gap(Bin bin) {
    return Math.abs(bin.accuracy() - bin.confidence());
  }
}
