/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/** Weighted sums over rows of switches and their scores, and the linear models they determine. */
final class LinearFit {

  private final int size;
  private final double[][] products;
  private final double[] sums;
  private final double[] productsWithScore;
  private double weights;
  private double scores;
  private double squares;

  LinearFit(int size) {
    this.size = size;
    this.products = new double[size][size];
    this.sums = new double[size];
    this.productsWithScore = new double[size];
  }

  void add(boolean[] on, double score, double weight) {
    for (int i = 0; i < size; i++) {
      if (on[i]) {
        for (int j = 0; j < size; j++) {
          products[i][j] += on[j] ? weight : 0;
        }
        sums[i] += weight;
        productsWithScore[i] += weight * score;
      }
    }
    weights += weight;
    scores += weight * score;
    squares += weight * score * score;
  }

  /** The coefficients of {@code y = b0 + b z} with {@code ridge |b|^2} added to the squares. */
  double[] ridge(double ridge) {
    if (weights == 0) {
      return new double[size];
    }
    RealMatrix matrix = centered();
    for (int i = 0; i < size; i++) {
      matrix.addToEntry(i, i, ridge);
    }
    return solve(matrix, centeredWithScore());
  }

  /** The share of the scores' weighted variance that such coefficients explain; 1 if it is 0. */
  double determination(double[] coefficients) {
    RealVector b = new ArrayRealVector(coefficients);
    double total = squares - scores * scores / weights;
    double explained = 2 * b.dotProduct(centeredWithScore()) - b.dotProduct(centered().operate(b));
    return total <= 0 ? 1 : explained / total;
  }

  /** The coefficients of {@code y = b z} whose sum is {@code total}. */
  double[] summingTo(double total) {
    if (size == 1 || weights == 0) {
      double[] equal = new double[size];
      Arrays.fill(equal, total / size);
      return equal;
    }
    // The last coefficient is what the others leave: b = T c + total e, T = (I; -1 ... -1).
    int last = size - 1;
    RealMatrix matrix = new Array2DRowRealMatrix(last, last);
    RealVector right = new ArrayRealVector(last);
    for (int i = 0; i < last; i++) {
      for (int j = 0; j < last; j++) {
        double entry =
            products[i][j] - products[i][last] - products[last][j] + products[last][last];
        matrix.setEntry(i, j, entry);
      }
      double known = productsWithScore[i] - productsWithScore[last];
      right.setEntry(i, known - total * (products[i][last] - products[last][last]));
    }
    double[] others = solve(matrix, right);
    double[] all = new double[size];
    all[last] = total;
    for (int i = 0; i < last; i++) {
      all[i] = others[i];
      all[last] -= others[i];
    }
    return all;
  }

  private RealMatrix centered() {
    RealMatrix matrix = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix.setEntry(i, j, products[i][j] - sums[i] * sums[j] / weights);
      }
    }
    return matrix;
  }

  private RealVector centeredWithScore() {
    RealVector vector = new ArrayRealVector(size);
    for (int i = 0; i < size; i++) {
      vector.setEntry(i, productsWithScore[i] - sums[i] * scores / weights);
    }
    return vector;
  }

  /** Of too few rows for all coefficients the shortest solution. */
  private static double[] solve(RealMatrix matrix, RealVector right) {
    return new SingularValueDecomposition(matrix).getSolver().solve(right).toArray();
  }
}
