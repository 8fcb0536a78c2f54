/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Block Lanczos with full orthogonalisation (Golub and Underwood 1977; Golub and Van Loan, "Matrix
 * Computations", section 10.3.6): the space grows by products with the newest vectors until the
 * wanted eigenvectors lie in it. Blocks find eigenvalues that occur more than once.
 */
final class BlockKrylov {

  private static final int BLOCK = 16;

  /** Where all of {@code A v - lambda v} are shorter than this share of the largest eigenvalue. */
  private static final double ENOUGH = 1e-9;

  /** What is left of a vector after orthogonalisation, below which it says nothing new. */
  private static final double NOTHING = 1e-10;

  /** How much the space grows between looks at its eigenvectors. */
  private static final double GROWTH = 1.2;

  private final SymmetricProduct product;
  private final int count;
  private final int size;
  private final List<double[]> basis = new ArrayList<>();
  private final List<double[]> images = new ArrayList<>();

  BlockKrylov(SymmetricProduct product, int count) {
    this.product = product;
    this.size = product.size();
    this.count = Math.min(count, size);
  }

  Eigenpairs solve() {
    List<double[]> block = start();
    double next = 1.5 * count + BLOCK;
    while (true) {
      basis.addAll(block);
      List<double[]> made = multiply(block);
      images.addAll(made);
      block = orthogonal(made);
      boolean last = block.isEmpty();
      if (last || basis.size() >= next) {
        next = GROWTH * basis.size();
        Eigenpairs inside = Eigenpairs.of(inside(), Math.min(count, basis.size()));
        double[][] vectors = combine(basis, inside.vectors());
        if (last || isEnough(inside, vectors)) {
          return new Eigenpairs(inside.values(), vectors);
        }
      }
    }
  }

  /** The start decides nothing but the path there: the same each time. */
  private List<double[]> start() {
    SplittableRandom random = new SplittableRandom(1);
    List<double[]> block = new ArrayList<>();
    for (int k = 0; k < Math.min(BLOCK, size); k++) {
      block.add(random.doubles(size, -1, 1).toArray());
    }
    return orthogonal(block);
  }

  private List<double[]> multiply(List<double[]> block) {
    int width = block.size();
    double[] rows = new double[size * width];
    for (int k = 0; k < width; k++) {
      for (int i = 0; i < size; i++) {
        rows[i * width + k] = block.get(k)[i];
      }
    }
    double[] product1 = product.apply(rows, width);
    List<double[]> columns = new ArrayList<>();
    for (int k = 0; k < width; k++) {
      double[] column = new double[size];
      for (int i = 0; i < size; i++) {
        column[i] = product1[i * width + k];
      }
      columns.add(column);
    }
    return columns;
  }

  /** What of the vectors is new, as vectors of length 1 at right angles to all there are. */
  private List<double[]> orthogonal(List<double[]> vectors) {
    List<double[]> fresh = new ArrayList<>();
    for (double[] vector : vectors) {
      double[] rest = vector.clone();
      double before = Math.sqrt(dot(rest, rest));
      for (int pass = 0; pass < 2; pass++) {
        basis.forEach(b -> remove(rest, b));
        fresh.forEach(b -> remove(rest, b));
      }
      double length = Math.sqrt(dot(rest, rest));
      if (length > NOTHING * before) {
        scale(rest, 1 / length);
        fresh.add(rest);
      }
    }
    return fresh;
  }

  /** The product as the space sees it. */
  private double[][] inside() {
    int m = basis.size();
    double[][] matrix = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        matrix[i][j] = dot(basis.get(i), images.get(j));
      }
    }
    return matrix;
  }

  private boolean isEnough(Eigenpairs inside, double[][] vectors) {
    if (basis.size() < count) {
      return false;
    }
    double[][] moved = combine(images, inside.vectors());
    for (int k = 0; k < count; k++) {
      double square = 0;
      for (int i = 0; i < size; i++) {
        double rest = moved[i][k] - inside.values()[k] * vectors[i][k];
        square += rest * rest;
      }
      if (Math.sqrt(square) > ENOUGH * inside.values()[0]) {
        return false;
      }
    }
    return true;
  }

  private double[][] combine(List<double[]> vectors, double[][] weights) {
    int width = weights[0].length;
    double[][] out = new double[size][width];
    for (int m = 0; m < vectors.size(); m++) {
      double[] vector = vectors.get(m);
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < width; k++) {
          out[i][k] += vector[i] * weights[m][k];
        }
      }
    }
    return out;
  }

  private static void remove(double[] from, double[] direction) {
    double share = dot(from, direction);
    for (int i = 0; i < from.length; i++) {
      from[i] -= share * direction[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    int even = a.length & ~1;
    for (int i = 0; i < even; i += 2) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
    }
    return s0 + s1 + (even < a.length ? a[even] * b[even] : 0);
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
