/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.ArrayList;
import java.util.List;

/**
 * Leading singular vectors of feature maps read as a matrix of C rows and a column a cell, from the
 * smaller of its two Gram matrices, which is never written down.
 *
 * @param maps the matrix
 */
record SingularVectors(FeatureMaps maps) {

  /**
   * {@code A = sum value channels cells^T}, both vectors of length 1; those of a value that is 0
   * are 0.
   */
  record Triplet(double value, double[] channels, double[] cells) {}

  /** Of the largest singular value: smaller ones are rounding. */
  private static final double NOTHING = 1e-7;

  /** The {@code count} largest, fewer where the matrix has no more. */
  List<Triplet> leading(int count) {
    boolean fewCells = maps.plane() <= maps.channels();
    int size = Math.min(maps.plane(), maps.channels());
    List<Lanczos.Pair> pairs =
        Lanczos.leading(
            v -> fewCells ? cells(channels(v)) : channels(cells(v)), size, Math.min(count, size));
    double largest = Math.sqrt(Math.max(0, pairs.get(0).value()));
    List<Triplet> triplets = new ArrayList<>();
    for (Lanczos.Pair pair : pairs) {
      double value = Math.sqrt(Math.max(0, pair.value()));
      if (value > NOTHING * largest) {
        double[] other = fewCells ? channels(pair.vector()) : cells(pair.vector());
        for (int i = 0; i < other.length; i++) {
          other[i] /= value;
        }
        triplets.add(
            fewCells
                ? new Triplet(value, other, pair.vector())
                : new Triplet(value, pair.vector(), other));
      }
    }
    return triplets;
  }

  /**
   * The projection of each cell's values onto the first singular vector, or, centred, onto the
   * first principal component. Of its two signs the one whose extreme is positive.
   */
  double[] projection() {
    List<Triplet> first = leading(1);
    if (first.isEmpty()) {
      return new double[maps.plane()];
    }
    double[] cells = first.get(0).cells().clone();
    for (int i = 0; i < cells.length; i++) {
      cells[i] *= first.get(0).value();
    }
    return oriented(cells);
  }

  /** Turned over if its smallest value is farther from 0 than its largest. */
  static double[] oriented(double[] cells) {
    double min = 0;
    double max = 0;
    for (double cell : cells) {
      min = Math.min(min, cell);
      max = Math.max(max, cell);
    }
    if (-min > max) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = -cells[i];
      }
    }
    return cells;
  }

  /** {@code A v}, a value a channel. */
  double[] channels(double[] v) {
    float[] a = maps.values();
    int plane = maps.plane();
    double[] out = new double[maps.channels()];
    for (int k = 0; k < out.length; k++) {
      out[k] = dot(a, k * plane, v);
    }
    return out;
  }

  /** {@code A^T u}, a value a cell. */
  private double[] cells(double[] u) {
    return maps.weighted(u);
  }

  /** Four sums at once: one alone waits for each addition. */
  private static double dot(float[] a, int from, double[] v) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < v.length; i += 4) {
      s0 += a[from + i] * v[i];
      s1 += a[from + i + 1] * v[i + 1];
      s2 += a[from + i + 2] * v[i + 2];
      s3 += a[from + i + 3] * v[i + 3];
    }
    for (; i < v.length; i++) {
      s0 += a[from + i] * v[i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
