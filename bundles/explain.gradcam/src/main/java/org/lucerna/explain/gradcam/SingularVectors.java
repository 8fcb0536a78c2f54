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
            v -> fewCells ? maps.weighted(maps.products(v)) : maps.products(maps.weighted(v)),
            size,
            Math.min(count, size));
    double largest = Math.sqrt(Math.max(0, pairs.get(0).value()));
    List<Triplet> triplets = new ArrayList<>();
    for (Lanczos.Pair pair : pairs) {
      double value = Math.sqrt(Math.max(0, pair.value()));
      if (value > NOTHING * largest) {
        double[] other = fewCells ? maps.products(pair.vector()) : maps.weighted(pair.vector());
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
   *
   * @param channels a row a channel, taken over
   */
  static double[] projection(List<float[]> channels) {
    Lanczos.Pair first = Lanczos.first(new Gram(channels)::times, channels.get(0).length);
    double value = Math.sqrt(Math.max(0, first.value()));
    double[] cells = first.vector();
    for (int i = 0; i < cells.length; i++) {
      cells[i] *= value;
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
}
