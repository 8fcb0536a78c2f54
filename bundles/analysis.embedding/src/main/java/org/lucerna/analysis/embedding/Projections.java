/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/**
 * A layer's features and where they lie in the plane.
 *
 * @param features as they were measured, scaled to length 1 for the cosine
 * @param settings t-SNE's, as they were used
 */
record Projections(String layer, Features features, Pca pca, Tsne tsne, Tsne.Settings settings) {

  /** PCA in the plane; 0 where there is one axis only. */
  double pca(int picture, int axis) {
    return axis < pca.axes() ? pca.at(picture, axis) : 0;
  }

  double tsne(int picture, int axis) {
    return tsne.y()[2 * picture + axis];
  }

  /** The first two principal axes. */
  Features pcaPlane() {
    return Features.of(pca.scores(), pca.axes(), Math.min(2, pca.axes()));
  }

  Features tsnePlane() {
    return Features.of(tsne.y(), 2, 2);
  }
}
