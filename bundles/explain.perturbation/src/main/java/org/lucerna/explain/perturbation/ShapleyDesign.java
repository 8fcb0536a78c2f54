/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Random;

/**
 * Which pieces each row shows, and the row's weight in the fit. All subsets but the empty and the
 * whole one where there is room for them, each with the Shapley kernel {@code (M - 1) / (C(M, s) s
 * (M - s))} (Lundberg and Lee 2017, theorem 2); else subsets drawn by that kernel, each followed by
 * its complement (Covert and Lee 2021, section 4), and equal weights.
 *
 * @param pieces M
 * @param rows at most
 */
record ShapleyDesign(int pieces, int limit, Draws draws) implements Coalitions.Design {

  private static final int MOST_BITS = 24;

  boolean isExhaustive() {
    return pieces <= MOST_BITS && (1 << pieces) - 2 <= limit;
  }

  int rows() {
    return isExhaustive() ? Math.max(0, (1 << pieces) - 2) : limit;
  }

  double weight(boolean[] shown) {
    if (!isExhaustive()) {
      return 1;
    }
    int size = 0;
    for (boolean piece : shown) {
      size += piece ? 1 : 0;
    }
    double subsets = 1;
    for (int i = 1; i <= size; i++) {
      subsets = subsets * (pieces - size + i) / i;
    }
    return (pieces - 1) / (subsets * size * (pieces - size));
  }

  @Override
  public boolean[] row(int row) {
    boolean[] shown = new boolean[pieces];
    if (isExhaustive()) {
      for (int i = 0; i < pieces; i++) {
        shown[i] = (row + 1 >> i & 1) == 1;
      }
      return shown;
    }
    Random random = draws.row(row / 2);
    int size = size(random.nextDouble());
    boolean complement = row % 2 == 1;
    // Selection sampling: each piece is taken with the share of those still to be taken.
    for (int i = 0; i < pieces; i++) {
      boolean taken = random.nextInt(pieces - i) < size;
      size -= taken ? 1 : 0;
      shown[i] = taken != complement;
    }
    return shown;
  }

  /** A size s from 1 to M - 1 with probability proportional to 1 / (s (M - s)). */
  private int size(double share) {
    double all = 0;
    for (int s = 1; s < pieces; s++) {
      all += 1.0 / (s * (pieces - s));
    }
    double left = share * all;
    int size = 0;
    while (left >= 0 && size < pieces - 1) {
      size++;
      left -= 1.0 / (size * (pieces - size));
    }
    return size;
  }
}
