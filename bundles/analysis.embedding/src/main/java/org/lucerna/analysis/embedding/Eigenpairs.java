/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The largest eigenvalues of a symmetric product and their vectors.
 *
 * @param values largest first
 * @param vectors {@code [size][count]}, columns of length 1
 */
record Eigenpairs(double[] values, double[][] vectors) {

  /** Up to this size the whole matrix is formed and decomposed. */
  static final int DIRECT = 512;

  static Eigenpairs largest(SymmetricProduct product, int count) {
    return product.size() <= DIRECT
        ? direct(product, count)
        : new BlockKrylov(product, count).solve();
  }

  private static Eigenpairs direct(SymmetricProduct product, int count) {
    int size = product.size();
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    double[] all = product.apply(identity, size);
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(all, i * size, matrix[i], 0, size);
    }
    return of(matrix, Math.min(count, size));
  }

  /** Of a matrix given in full; what rounding made unsymmetric is averaged. */
  static Eigenpairs of(double[][] matrix, int count) {
    int size = matrix.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i][j] = matrix[j][i] = (matrix[i][j] + matrix[j][i]) / 2;
      }
    }
    EigenDecompositionSymmetric found =
        new EigenDecompositionSymmetric(
            MatrixUtils.createRealMatrix(matrix),
            EigenDecompositionSymmetric.DEFAULT_EPSILON,
            true);
    RealMatrix columns = found.getV();
    double[] values = new double[count];
    double[][] vectors = new double[size][count];
    for (int k = 0; k < count; k++) {
      values[k] = Math.max(0, found.getEigenvalue(k));
      for (int i = 0; i < size; i++) {
        vectors[i][k] = columns.getEntry(i, k);
      }
    }
    return new Eigenpairs(values, vectors);
  }
}
