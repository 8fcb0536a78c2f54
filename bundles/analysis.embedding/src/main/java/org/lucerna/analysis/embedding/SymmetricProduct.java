/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/**
 * The centred features X as a linear map: products with X X' (of pictures) or X' X (of features),
 * whichever is smaller, without ever forming either.
 */
final class SymmetricProduct {

  private static final int ROWS = 64;

  /** So many parts of a sum over pictures are kept at a time. */
  private static final int PARTS = 8;

  private final Features features;
  private final Chunks chunks;
  private final double[] mean;

  SymmetricProduct(Features features, Chunks chunks) {
    this.features = features;
    this.chunks = chunks;
    this.mean = new double[features.d()];
    for (int i = 0; i < features.n(); i++) {
      for (int c = 0; c < features.d(); c++) {
        mean[c] += features.at(i, c);
      }
    }
    for (int c = 0; c < features.d(); c++) {
      mean[c] /= features.n();
    }
  }

  /** Whether vectors have a value for each picture rather than for each feature. */
  boolean ofPictures() {
    return features.n() < features.d();
  }

  int size() {
    return Math.min(features.n(), features.d());
  }

  /** The sum of squares of all centred features: of all eigenvalues. */
  double trace() {
    double sum = 0;
    for (int i = 0; i < features.n(); i++) {
      for (int c = 0; c < features.d(); c++) {
        double x = features.at(i, c) - mean[c];
        sum += x * x;
      }
    }
    return sum;
  }

  /**
   * @param vectors {@code [size, width]} row by row
   */
  double[] apply(double[] vectors, int width) {
    return ofPictures()
        ? project(gather(vectors, width), width)
        : gather(project(vectors, width), width);
  }

  /** X V: {@code [D, width]} to {@code [N, width]}. */
  double[] project(double[] vectors, int width) {
    double[] out = new double[features.n() * width];
    chunks.forEach(
        features.n(),
        ROWS,
        (chunk, from, to) -> {
          double[] sum = new double[width];
          for (int i = from; i < to; i++) {
            java.util.Arrays.fill(sum, 0);
            for (int c = 0; c < features.d(); c++) {
              double value = features.at(i, c) - mean[c];
              for (int k = 0; k < width; k++) {
                sum[k] += value * vectors[c * width + k];
              }
            }
            System.arraycopy(sum, 0, out, i * width, width);
          }
        });
    return out;
  }

  /** X' U: {@code [N, width]} to {@code [D, width]}. */
  private double[] gather(double[] vectors, int width) {
    int size = Math.max(1, (features.n() + PARTS - 1) / PARTS);
    double[][] parts = new double[Chunks.count(features.n(), size)][];
    chunks.forEach(
        features.n(),
        size,
        (chunk, from, to) -> {
          double[] sum = new double[features.d() * width];
          for (int i = from; i < to; i++) {
            for (int c = 0; c < features.d(); c++) {
              double value = features.at(i, c) - mean[c];
              for (int k = 0; k < width; k++) {
                sum[c * width + k] += value * vectors[i * width + k];
              }
            }
          }
          parts[chunk] = sum;
        });
    for (int p = 1; p < parts.length; p++) {
      for (int k = 0; k < parts[0].length; k++) {
        parts[0][k] += parts[p][k];
      }
    }
    return parts[0];
  }
}
