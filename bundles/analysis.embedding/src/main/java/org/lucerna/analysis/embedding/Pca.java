/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/**
 * Principal components (Pearson 1901; Hotelling 1933): the axes along which the features vary most.
 * Exact up to rounding: eigenvectors of the covariance, or of the pictures' Gram matrix where there
 * are fewer pictures than features. Of the two directions of an axis the one is taken in which the
 * farthest picture lies.
 *
 * @param scores {@code [N, axes]} row by row: each picture's place on each axis
 * @param axes their number; at most min(N - 1, D)
 * @param variances of the scores (divisor N - 1), largest first
 * @param total variance of all features together
 */
record Pca(double[] scores, int axes, double[] variances, double total) {

  static Pca of(Features features, int wanted, Chunks chunks) {
    SymmetricProduct product = new SymmetricProduct(features, chunks);
    int axes = Math.max(1, Math.min(wanted, Math.min(features.n() - 1, features.d())));
    Eigenpairs found = Eigenpairs.largest(product, axes);
    double[] scores = new double[features.n() * axes];
    if (product.ofPictures()) {
      for (int i = 0; i < features.n(); i++) {
        for (int k = 0; k < found.values().length; k++) {
          scores[i * axes + k] = found.vectors()[i][k] * Math.sqrt(found.values()[k]);
        }
      }
    } else {
      scores = product.project(flat(found.vectors(), axes), axes);
    }
    double[] variances = new double[axes];
    for (int k = 0; k < found.values().length; k++) {
      variances[k] = found.values()[k] / (features.n() - 1);
      turn(scores, axes, k);
    }
    return new Pca(scores, axes, variances, product.trace() / (features.n() - 1));
  }

  /** Share of the total variance along an axis, 0 to 1; 0 where nothing varies. */
  double share(int axis) {
    return total > 0 ? Math.min(1, variances[axis] / total) : 0;
  }

  double at(int row, int axis) {
    return scores[row * axes + axis];
  }

  private static double[] flat(double[][] vectors, int width) {
    double[] out = new double[vectors.length * width];
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(vectors[i], 0, out, i * width, vectors[i].length);
    }
    return out;
  }

  private static void turn(double[] scores, int axes, int axis) {
    double farthest = 0;
    for (int i = axis; i < scores.length; i += axes) {
      if (Math.abs(scores[i]) > Math.abs(farthest)) {
        farthest = scores[i];
      }
    }
    for (int i = axis; farthest < 0 && i < scores.length; i += axes) {
      scores[i] = -scores[i];
    }
  }
}
