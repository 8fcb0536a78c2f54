/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/** k-nearest-neighbour classification (Cover and Hart 1967). */
final class Vote {

  private Vote() {}

  /** The class most neighbours have; of equally frequent ones that of the nearest; -1 of none. */
  static int of(int[] neighbours, int k, int[] labels, int classes) {
    int[] counts = new int[classes];
    int most = 0;
    for (int i = 0; i < Math.min(k, neighbours.length); i++) {
      most = Math.max(most, ++counts[labels[neighbours[i]]]);
    }
    for (int i = 0; i < Math.min(k, neighbours.length); i++) {
      if (counts[labels[neighbours[i]]] == most) {
        return labels[neighbours[i]];
      }
    }
    return -1;
  }
}
