/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lucerna.core.api.data.Tensor;

/**
 * A layer's weights as tiles.
 *
 * @param weights {@code [out, in / groups, height, width]}
 * @param inputs all input channels; with groups more than an output reads
 */
record Kernels(Tensor weights, int inputs) {

  /**
   * One tile: the filter of an output channel, or what it reads from one input channel.
   *
   * @param from input channel, counted over all groups; -1 for a whole filter
   * @param values {@code [in, height, width]} or {@code [height, width]}
   */
  record Tile(int out, int from, Tensor values) {

    /** Euclidean. */
    double norm() {
      double sum = 0;
      for (int i = 0; i < values.length(); i++) {
        sum += (double) values.at(i) * values.at(i);
      }
      return Math.sqrt(sum);
    }

    double mean() {
      return values.sum() / values.length();
    }

    double reach() {
      return Math.max(values.max(), -values.min());
    }
  }

  /** Whole filters, in order. */
  List<Tile> filters() {
    List<Tile> all = new ArrayList<>();
    for (int out = 0; out < weights.size(0); out++) {
      all.add(new Tile(out, -1, weights.slice(out)));
    }
    return all;
  }

  /** Two-dimensional slices, output by output. */
  List<Tile> slices() {
    List<Tile> all = new ArrayList<>();
    int read = weights.size(1);
    int groups = inputs / read;
    for (Tile filter : filters()) {
      int first = filter.out() / (weights.size(0) / groups) * read;
      for (int in = 0; in < read; in++) {
        all.add(new Tile(filter.out(), first + in, filter.values().slice(in)));
      }
    }
    return all;
  }

  /** Whether a slice is a single number, so that the layer is a matrix. */
  boolean isMatrix() {
    return weights.size(2) * weights.size(3) == 1;
  }

  /**
   * The tiles of largest norm, in the order asked for.
   *
   * @param top how many; 0 for all
   */
  static List<Tile> strongest(List<Tile> tiles, int top, FiltersParams.Sorting sort) {
    List<Tile> chosen = new ArrayList<>(tiles);
    Comparator<Tile> norm = Comparator.comparingDouble(Tile::norm).reversed();
    Comparator<Tile> index = Comparator.comparingInt(Tile::out).thenComparingInt(Tile::from);
    if (top > 0 && top < tiles.size()) {
      chosen.sort(norm);
      chosen = new ArrayList<>(chosen.subList(0, top));
    }
    chosen.sort(sort == FiltersParams.Sorting.NORM ? norm : index);
    return chosen;
  }
}
