/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Leading eigenvectors of a symmetric matrix that is only ever multiplied with (Lanczos 1950, with
 * every new direction made orthogonal to all before). Begins at a fixed vector: the same matrix
 * gives the same answer.
 */
final class Lanczos {

  /** An eigenvalue and its eigenvector, of length 1. */
  record Pair(double value, double[] vector) {}

  /** Of the largest eigenvalue: what may be left of {@code G v - value v}. */
  private static final double TOLERANCE = 1e-8;

  /** How far the first eigenvector alone may be off where it is found to be drawn. */
  private static final double DRAWN = 1e-6;

  /** Of the largest eigenvalue seen: a new direction shorter than this is rounding. */
  private static final double NOTHING = 1e-13;

  private static final int MOST_STEPS = 300;

  /** Steps until what has been found is looked at for the first time. */
  private static final int FIRST_LOOK = 4;

  private final UnaryOperator<double[]> matrix;
  private final int size;
  private final SplittableRandom random = new SplittableRandom(1950);
  private final List<double[]> basis = new ArrayList<>();
  private final List<Double> diagonal = new ArrayList<>();
  private final List<Double> beside = new ArrayList<>();

  private Lanczos(UnaryOperator<double[]> matrix, int size) {
    this.matrix = matrix;
    this.size = size;
  }

  /**
   * The eigenvectors of the {@code count} algebraically largest eigenvalues, largest first.
   *
   * @param matrix multiplies a vector of {@code size}, which it must not change
   */
  static List<Pair> leading(UnaryOperator<double[]> matrix, int size, int count) {
    return new Lanczos(matrix, size).run(Math.min(count, size));
  }

  /**
   * The eigenvector of the largest eigenvalue, to six digits: what a map in single precision shows.
   *
   * @param matrix as for {@link #leading}, positive semidefinite
   */
  static Pair first(UnaryOperator<double[]> matrix, int size) {
    Lanczos lanczos = new Lanczos(matrix, size);
    return lanczos.run(1, (found, largest) -> found.error() <= DRAWN).get(0);
  }

  /** Says whether what was found will do; told of the largest eigenvalue seen. */
  private interface Enough {
    boolean is(Found found, double largest);
  }

  private List<Pair> run(int count) {
    return run(count, (found, largest) -> found.residual(count) <= TOLERANCE * largest);
  }

  private List<Pair> run(int count, Enough enough) {
    int most = Math.min(size, Math.max(MOST_STEPS, 4 * count));
    double largest = 0;
    int look = FIRST_LOOK;
    basis.add(fresh());
    while (true) {
      double[] last = basis.get(basis.size() - 1);
      double[] next = matrix.apply(last);
      diagonal.add(dot(next, last));
      double length = orthogonalised(next);
      largest = Math.max(largest, Math.max(Math.abs(diagonal.get(basis.size() - 1)), length));
      int steps = basis.size();
      boolean closed = length <= NOTHING * largest;
      if (steps >= count && (closed || steps >= look) || steps == most) {
        look = steps + Math.max(2, steps / 4);
        Found found = new Found(tridiagonal(), length);
        if (steps == most || enough.is(found, largest)) {
          return found.pairs(basis, count);
        }
      }
      // What remains is orthogonal to all found so far: go on elsewhere.
      beside.add(closed ? 0 : length);
      basis.add(closed ? fresh() : scaled(next, 1 / length));
    }
  }

  /** A direction of length 1 orthogonal to all before. */
  private double[] fresh() {
    double[] v = new double[size];
    for (int i = 0; i < size; i++) {
      v[i] = 0.5 + random.nextDouble();
    }
    double length = orthogonalised(v);
    return scaled(v, 1 / length);
  }

  /** Takes out of {@code v} what the basis holds, twice against rounding; returns its length. */
  private double orthogonalised(double[] v) {
    for (int pass = 0; pass < 2; pass++) {
      for (double[] b : basis) {
        double share = dot(v, b);
        for (int i = 0; i < v.length; i++) {
          v[i] -= share * b[i];
        }
      }
    }
    return Math.sqrt(dot(v, v));
  }

  private RealMatrix tridiagonal() {
    int n = diagonal.size();
    RealMatrix t = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      t.setEntry(i, i, diagonal.get(i));
      if (i + 1 < n) {
        t.setEntry(i, i + 1, beside.get(i));
        t.setEntry(i + 1, i, beside.get(i));
      }
    }
    return t;
  }

  private static double[] scaled(double[] v, double factor) {
    return Arrays.stream(v).map(x -> x * factor).toArray();
  }

  /** In four sums that do not wait for one another. */
  static double dot(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return first + second + (third + fourth);
  }

  /** Eigenvectors of the tridiagonal matrix, and how well they serve for the large one. */
  private static final class Found {

    private final double length;
    private final double[] values;
    private final double[][] vectors;

    /**
     * @param length of the part of the last product that lies outside the basis
     */
    Found(RealMatrix tridiagonal, double length) {
      this.length = length;
      EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(tridiagonal);
      double[] unsorted = eigen.getEigenvalues();
      int[] order =
          IntStream.range(0, unsorted.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -unsorted[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      values = Arrays.stream(order).mapToDouble(i -> unsorted[i]).toArray();
      vectors =
          Arrays.stream(order)
              .mapToObj(i -> eigen.getEigenvector(i).toArray())
              .toArray(double[][]::new);
    }

    /** The largest error of the first {@code count} in {@code G v - value v}. */
    double residual(int count) {
      return IntStream.range(0, count)
          .mapToDouble(i -> length * Math.abs(vectors[i][values.length - 1]))
          .max()
          .orElse(0);
    }

    /** About how far the first eigenvector is from its direction: residual over gap. */
    double error() {
      double gap = values.length == 1 ? Math.abs(values[0]) : values[0] - values[1];
      return length == 0 ? 0 : residual(1) / gap;
    }

    List<Pair> pairs(List<double[]> basis, int count) {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        double[] sum = new double[basis.get(0).length];
        for (int step = 0; step < values.length; step++) {
          double share = vectors[i][step];
          double[] direction = basis.get(step);
          for (int j = 0; j < sum.length; j++) {
            sum[j] += share * direction[j];
          }
        }
        pairs.add(new Pair(values[i], sum));
      }
      return pairs;
    }
  }
}
