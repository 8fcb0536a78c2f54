/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/**
 * How much nearer each picture is to its own class than to the next (Rousseeuw 1987,
 * "Silhouettes"): (b - a) / max(a, b) with the mean distance a to its class and b to the nearest
 * other class; -1 to 1. Pictures of its group do not count. NaN where a class has no other group.
 */
final class Silhouette implements Pairwise.Row {

  private final int[] labels;
  private final int classes;
  private final int[] groups;
  private final double[] values;

  Silhouette(int[] labels, int classes, int[] groups) {
    this.labels = labels;
    this.classes = classes;
    this.groups = groups;
    this.values = new double[labels.length];
  }

  @Override
  public void accept(int picture, double[] squared) {
    double[] sums = new double[classes];
    int[] counts = new int[classes];
    for (int j = 0; j < squared.length; j++) {
      if (groups[j] != groups[picture]) {
        sums[labels[j]] += Math.sqrt(squared[j]);
        counts[labels[j]]++;
      }
    }
    int own = labels[picture];
    double inside = sums[own] / counts[own];
    double outside = Double.POSITIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      if (c != own && counts[c] > 0) {
        outside = Math.min(outside, sums[c] / counts[c]);
      }
    }
    double larger = Math.max(inside, outside);
    values[picture] =
        counts[own] == 0 || Double.isInfinite(outside)
            ? Double.NaN
            : larger == 0 ? 0 : (outside - inside) / larger;
  }

  /** By picture. */
  double[] values() {
    return values;
  }
}
