/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/** Where t-SNE puts the pictures before its first iteration. */
public enum TsneStart {
  /** On the first two principal axes, made small. */
  PCA,
  /** Anywhere near the origin, by the seed. */
  RANDOM
}
