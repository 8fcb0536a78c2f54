/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

/** Finds each picture's nearest ones; of equally near ones the earlier come first. */
final class Nearest implements Pairwise.Row {

  /** Which pictures may be neighbours of which. */
  @FunctionalInterface
  interface Allowed {
    boolean test(int picture, int other);

    /** Every other picture. */
    static Allowed others() {
      return (i, j) -> i != j;
    }
  }

  private final int k;
  private final Allowed allowed;
  private final int[][] found;

  Nearest(int n, int k, Allowed allowed) {
    this.k = k;
    this.allowed = allowed;
    this.found = new int[n][];
  }

  @Override
  public void accept(int picture, double[] squared) {
    found[picture] = of(squared, k, j -> allowed.test(picture, j));
  }

  /** By picture, nearest first; fewer than k where not more are allowed. */
  int[][] found() {
    return found;
  }

  /** The indices of the k smallest values that are allowed, smallest first. */
  static int[] of(double[] values, int k, java.util.function.IntPredicate allowed) {
    int[] best = new int[k];
    int size = 0;
    for (int j = 0; j < values.length; j++) {
      if ((size < k || values[j] < values[best[size - 1]]) && allowed.test(j)) {
        size = Math.min(k, size + 1);
        int place = size - 1;
        while (place > 0 && values[j] < values[best[place - 1]]) {
          best[place] = best[place - 1];
          place--;
        }
        best[place] = j;
      }
    }
    return java.util.Arrays.copyOf(best, size);
  }
}
