/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/** How far two pictures' features are apart. */
public enum Distance {
  /** Euclidean. */
  L2,
  /** One minus the cosine of the angle between them: what counts is the pattern, not the size. */
  COSINE;

  /** Features whose Euclidean order is that of this distance. */
  Features prepare(Features features) {
    return this == COSINE ? features.unit() : features;
  }

  /** The distance, of the squared Euclidean one between prepared features. */
  double of(double squared) {
    return this == COSINE ? squared / 2 : Math.sqrt(squared);
  }

  String text() {
    return this == COSINE ? "cosine distance" : "Euclidean distance";
  }
}
