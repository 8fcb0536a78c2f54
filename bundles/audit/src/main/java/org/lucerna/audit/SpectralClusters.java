/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The spectral clustering of SpRAy (Lapuschkin et al., "Unmasking Clever Hans predictors and
 * assessing what machines really learn", Nature Communications 10, 2019; Ng, Jordan and Weiss
 * 2001): maps made small are vectors; each is joined to its nearest neighbours (Euclidean), joined
 * meaning either way; of the graph's Laplacian {@code I - D^-1/2 W D^-1/2} the smallest eigenvalues
 * say by their largest gap how many clusters there are, and the rows of their eigenvectors, brought
 * to length 1, are what k-means divides. As in the authors' CoRelAy; ours differ where theirs are
 * drawn at random: the centres of k-means begin farthest from one another, so that the same maps
 * always give the same clusters, and one cluster is a possible answer.
 *
 * @param of by item, from 0; clusters are numbered from the largest
 * @param count number of clusters
 * @param eigenvalues the smallest ones, ascending, 0 to 2
 */
record SpectralClusters(int[] of, int count, double[] eigenvalues) {

  /** At most so many clusters are looked for. */
  private static final int MOST = 8;

  private static final int ROUNDS = 100;

  private static final double ZERO = 1e-8;

  /** A gap below this is no gap: the maps are one cloud. */
  private static final double GAP = 0.15;

  /**
   * @param items vectors of one length
   * @param neighbours each is joined to so many
   */
  static SpectralClusters of(double[][] items, int neighbours) {
    int n = items.length;
    if (n < 4) {
      return new SpectralClusters(new int[n], Math.min(1, n), new double[0]);
    }
    double[][] affinity = affinity(items, Math.min(neighbours, n - 1));
    Spectrum spectrum = spectrum(affinity, Math.min(n, MOST + 1));
    int count = byGap(spectrum.values());
    if (count == 1) {
      return new SpectralClusters(new int[n], 1, spectrum.values());
    }
    return numbered(means(spectrum.rows(count), count), count, spectrum.values());
  }

  private static double[][] affinity(double[][] items, int neighbours) {
    int n = items.length;
    double[][] affinity = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] distances = new double[n];
      for (int j = 0; j < n; j++) {
        distances[j] = j == i ? Double.POSITIVE_INFINITY : squared(items[i], items[j]);
      }
      int[] nearest =
          IntStream.range(0, n)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> distances[j]))
              .limit(neighbours)
              .mapToInt(j -> j)
              .toArray();
      for (int j : nearest) {
        affinity[i][j] = 1;
        affinity[j][i] = 1;
      }
    }
    return affinity;
  }

  /** The smallest eigenvalues of the Laplacian, ascending, and their vectors as columns. */
  private record Spectrum(double[] values, double[][] vectors) {

    /** The first columns, each row of length 1. */
    double[][] rows(int count) {
      double[][] rows = new double[vectors.length][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Arrays.copyOf(vectors[i], count);
        double length = Math.sqrt(Arrays.stream(rows[i]).map(v -> v * v).sum());
        for (int k = 0; k < count && length > 0; k++) {
          rows[i][k] /= length;
        }
      }
      return rows;
    }
  }

  private static Spectrum spectrum(double[][] affinity, int count) {
    int n = affinity.length;
    double[] degrees = Arrays.stream(affinity).mapToDouble(r -> Arrays.stream(r).sum()).toArray();
    double[][] laplacian = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        laplacian[i][j] = (i == j ? 1 : 0) - affinity[i][j] / Math.sqrt(degrees[i] * degrees[j]);
      }
    }
    EigenDecompositionSymmetric found =
        new EigenDecompositionSymmetric(
            MatrixUtils.createRealMatrix(laplacian),
            EigenDecompositionSymmetric.DEFAULT_EPSILON,
            false);
    RealMatrix columns = found.getV();
    double[] values = new double[count];
    double[][] vectors = new double[n][count];
    for (int k = 0; k < count; k++) {
      values[k] = Math.max(0, found.getEigenvalue(k));
      for (int i = 0; i < n; i++) {
        vectors[i][k] = columns.getEntry(i, k);
      }
    }
    return new Spectrum(values, vectors);
  }

  /**
   * As many clusters as there are eigenvalues before the largest gap, the first of equal ones; at
   * least as many as parts of the graph that nothing joins, each of which has an eigenvalue 0.
   */
  private static int byGap(double[] values) {
    int best = 1;
    while (best < values.length - 1 && values[best] < ZERO) {
      best++;
    }
    double largest = Math.max(GAP, values[best] - values[best - 1]);
    for (int k = best + 1; k < values.length; k++) {
      double gap = values[k] - values[k - 1];
      if (gap > largest + 1e-9) {
        largest = gap;
        best = k;
      }
    }
    return best;
  }

  private static int[] means(double[][] rows, int count) {
    double[][] centres = farthest(rows, count);
    int[] of = new int[rows.length];
    for (int round = 0; round < ROUNDS; round++) {
      int[] now = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        now[i] = nearest(rows[i], centres);
      }
      if (round > 0 && Arrays.equals(now, of)) {
        break;
      }
      of = now;
      centres = centres(rows, of, centres);
    }
    return of;
  }

  /** The first row, then each time the row farthest from all centres there are. */
  private static double[][] farthest(double[][] rows, int count) {
    double[][] centres = new double[count][];
    centres[0] = rows[0];
    for (int c = 1; c < count; c++) {
      int best = 0;
      double most = -1;
      for (int i = 0; i < rows.length; i++) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < c; k++) {
          least = Math.min(least, squared(rows[i], centres[k]));
        }
        if (least > most) {
          most = least;
          best = i;
        }
      }
      centres[c] = rows[best];
    }
    return centres;
  }

  private static int nearest(double[] row, double[][] centres) {
    int best = 0;
    for (int c = 1; c < centres.length; c++) {
      best = squared(row, centres[c]) < squared(row, centres[best]) ? c : best;
    }
    return best;
  }

  private static double[][] centres(double[][] rows, int[] of, double[][] before) {
    double[][] centres = new double[before.length][];
    for (int c = 0; c < centres.length; c++) {
      double[] sum = new double[before[c].length];
      int n = 0;
      for (int i = 0; i < rows.length; i++) {
        if (of[i] == c) {
          n++;
          for (int k = 0; k < sum.length; k++) {
            sum[k] += rows[i][k];
          }
        }
      }
      int size = n;
      centres[c] = n == 0 ? before[c] : Arrays.stream(sum).map(v -> v / size).toArray();
    }
    return centres;
  }

  /** Numbered from the largest, empty ones dropped; of equal ones the first seen is first. */
  private static SpectralClusters numbered(int[] of, int count, double[] eigenvalues) {
    int[] sizes = new int[count];
    for (int c : of) {
      sizes[c]++;
    }
    int[] order =
        IntStream.range(0, count)
            .filter(c -> sizes[c] > 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(c -> -sizes[c])
                    .thenComparingInt(c -> first(of, c)))
            .mapToInt(c -> c)
            .toArray();
    int[] rank = new int[count];
    for (int r = 0; r < order.length; r++) {
      rank[order[r]] = r;
    }
    return new SpectralClusters(
        Arrays.stream(of).map(c -> rank[c]).toArray(), order.length, eigenvalues);
  }

  private static int first(int[] of, int cluster) {
    return IntStream.range(0, of.length).filter(i -> of[i] == cluster).findFirst().orElseThrow();
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
