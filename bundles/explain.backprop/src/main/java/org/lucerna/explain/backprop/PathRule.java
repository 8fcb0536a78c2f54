/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

/** How an integral from 0 to 1 is replaced by a weighted sum over points. */
public enum PathRule {
  /** {@code (k + 1/2) / n}. */
  MIDPOINT,
  /** {@code k / n}, k from 0; Sundararajan et al. 2017, eq. 3, take k from 1 to n. */
  LEFT,
  /** {@code k / (n - 1)}, both ends with half weight. */
  TRAPEZOID,
  /** Gauss-Legendre: exact for polynomials up to degree 2n - 1. */
  GAUSS;

  /** One point and the share it has; all shares add to 1. */
  record Node(double at, double weight) {}

  /**
   * In ascending order.
   *
   * @throws IllegalArgumentException if the rule needs more points
   */
  Node[] nodes(int n) {
    if (this == TRAPEZOID && n < 2) {
      throw new IllegalArgumentException("rule trapezoid needs 2 steps or more");
    }
    Node[] nodes = new Node[n];
    for (int k = 0; k < n; k++) {
      nodes[k] =
          switch (this) {
            case MIDPOINT -> new Node((k + 0.5) / n, 1.0 / n);
            case LEFT -> new Node((double) k / n, 1.0 / n);
            case TRAPEZOID -> new Node(k / (n - 1.0), (k == 0 || k == n - 1 ? 0.5 : 1) / (n - 1));
            case GAUSS -> legendre(n, k);
          };
    }
    return nodes;
  }

  /** The k-th zero of the Legendre polynomial of degree n, by Newton's method. */
  private static Node legendre(int n, int k) {
    double x = -Math.cos(Math.PI * (k + 0.75) / (n + 0.5));
    double slope = 1;
    for (int step = 0; step < 100; step++) {
      double value = x;
      double before = 1;
      for (int degree = 2; degree <= n; degree++) {
        double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = n * (x * value - before) / (x * x - 1);
      double change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-15) {
        break;
      }
    }
    return new Node((1 + x) / 2, 1 / ((1 - x * x) * slope * slope));
  }
}
