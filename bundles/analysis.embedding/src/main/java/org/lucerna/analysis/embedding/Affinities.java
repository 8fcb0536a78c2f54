/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Arrays;

/**
 * Which pictures t-SNE wants near each other, and how much: joint probabilities of neighbours (van
 * der Maaten 2014, "Accelerating t-SNE using tree-based algorithms", equations 5 to 7). Row i's
 * entries lie at {@code starts[i]} to {@code starts[i + 1] - 1}, by column.
 *
 * @param starts length N + 1
 * @param columns the other picture of each entry
 * @param values sum to 1
 */
record Affinities(int[] starts, int[] columns, double[] values) {

  private static final int ROWS = 32;
  private static final int HALVINGS = 200;
  private static final double PRECISE = 1e-12;

  /** Squared distances that differ by less are of copies, which no width tells apart. */
  private static final double SAME = 1e-100;

  /** Neighbours for each unit of perplexity. */
  static final int NEIGHBOURS = 3;

  /**
   * @param perplexity at most (N - 1) / 3
   */
  static Affinities of(Points points, double perplexity, Chunks chunks) {
    int n = points.n();
    int k = Math.min(n - 1, (int) Math.floor(NEIGHBOURS * perplexity));
    VpTree tree = new VpTree(points.values(), points.width());
    int[][] neighbours = new int[n][];
    double[][] shares = new double[n][];
    chunks.forEach(
        n,
        ROWS,
        (chunk, from, to) -> {
          for (int i = from; i < to; i++) {
            VpTree.Found found = tree.nearest(i, k);
            neighbours[i] = found.points();
            shares[i] = conditional(found.distances(), perplexity);
          }
        });
    return symmetric(neighbours, shares);
  }

  int n() {
    return starts.length - 1;
  }

  /**
   * Gaussian shares of neighbours, of the width at which their perplexity, 2 to the entropy in
   * bits, is the one wanted.
   */
  static double[] conditional(double[] distances, double perplexity) {
    double wanted = StrictMath.log(perplexity);
    double nearest = distances[0] * distances[0];
    double[] shares = new double[distances.length];
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double spread = meanSquare(distances) - nearest;
    double beta = spread > SAME ? 1 / spread : 1;
    for (int step = 0; step < HALVINGS; step++) {
      double off = entropy(distances, beta, shares) - wanted;
      if (Math.abs(off) < PRECISE) {
        break;
      }
      if (off > 0) {
        low = beta;
        beta = Double.isInfinite(high) ? beta * 2 : (low + high) / 2;
      } else {
        high = beta;
        beta = (low + high) / 2;
      }
    }
    return shares;
  }

  /** In nats; leaves the shares in {@code shares}. */
  private static double entropy(double[] distances, double beta, double[] shares) {
    double nearest = distances[0] * distances[0];
    double sum = 0;
    double weighted = 0;
    for (int j = 0; j < shares.length; j++) {
      double square = distances[j] * distances[j] - nearest;
      shares[j] = StrictMath.exp(-beta * square);
      sum += shares[j];
      weighted += square * shares[j];
    }
    for (int j = 0; j < shares.length; j++) {
      shares[j] /= sum;
    }
    return StrictMath.log(sum) + beta * weighted / sum;
  }

  private static double meanSquare(double[] distances) {
    return Arrays.stream(distances).map(d -> d * d).average().orElse(1);
  }

  /** (p(j|i) + p(i|j)) / 2N. */
  private static Affinities symmetric(int[][] neighbours, double[][] shares) {
    int n = neighbours.length;
    int[] starts = new int[n + 1];
    for (int i = 0; i < n; i++) {
      starts[i + 1] += neighbours[i].length;
      for (int j : neighbours[i]) {
        starts[j + 1]++;
      }
    }
    for (int i = 0; i < n; i++) {
      starts[i + 1] += starts[i];
    }
    Entry[] entries = new Entry[starts[n]];
    int[] next = Arrays.copyOf(starts, n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < neighbours[i].length; k++) {
        int j = neighbours[i][k];
        double share = shares[i][k] / (2.0 * n);
        entries[next[i]++] = new Entry(j, share);
        entries[next[j]++] = new Entry(i, share);
      }
    }
    return merged(starts, entries);
  }

  private static Affinities merged(int[] starts, Entry[] entries) {
    int n = starts.length - 1;
    int[] newStarts = new int[n + 1];
    int[] columns = new int[entries.length];
    double[] values = new double[entries.length];
    int size = 0;
    for (int i = 0; i < n; i++) {
      Arrays.sort(
          entries, starts[i], starts[i + 1], java.util.Comparator.comparingInt(Entry::column));
      for (int e = starts[i]; e < starts[i + 1]; e++) {
        boolean same = size > newStarts[i] && columns[size - 1] == entries[e].column();
        size += same ? 0 : 1;
        columns[size - 1] = entries[e].column();
        values[size - 1] += entries[e].value();
      }
      newStarts[i + 1] = size;
    }
    return new Affinities(newStarts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
  }

  private record Entry(int column, double value) {}
}
