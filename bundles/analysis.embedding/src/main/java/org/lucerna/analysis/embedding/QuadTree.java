/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Arrays;

/**
 * Points of a plane in squares that are divided by four until one point is in each (Barnes and Hut
 * 1986). Nodes lie in preorder with the place after their last descendant, so that a walk needs no
 * stack. Points at one place share a leaf.
 */
final class QuadTree {

  /** Squares are not divided further: below this share of the whole, points are at one place. */
  private static final double SMALLEST = 1e-12;

  private final double[] y;
  private final int[] order;
  private int size;
  private double[] centreX;
  private double[] centreY;
  private double[] side;
  private int[] mass;
  private int[] after;
  private boolean[] leaf;
  private final int[] leafOf;

  /**
   * @param y {@code [N, 2]} row by row
   */
  QuadTree(double[] y) {
    this.y = y;
    int n = y.length / 2;
    this.order = new int[n];
    this.leafOf = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    allocate(3 * n + 16);
    double lowX = Double.POSITIVE_INFINITY;
    double lowY = Double.POSITIVE_INFINITY;
    double highX = Double.NEGATIVE_INFINITY;
    double highY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      lowX = Math.min(lowX, y[2 * i]);
      highX = Math.max(highX, y[2 * i]);
      lowY = Math.min(lowY, y[2 * i + 1]);
      highY = Math.max(highY, y[2 * i + 1]);
    }
    double whole = Math.max(highX - lowX, highY - lowY);
    build(0, n, new Square((lowX + highX) / 2, (lowY + highY) / 2, whole), whole * SMALLEST);
  }

  private record Square(double x, double y, double side) {
    Square quarter(int q) {
      double step = side / 4;
      return new Square(
          x + ((q & 1) == 0 ? -step : step), y + ((q & 2) == 0 ? -step : step), side / 2);
    }
  }

  private void build(int from, int to, Square square, double smallest) {
    int node = size++;
    if (node == side.length) {
      allocate(2 * node);
    }
    side[node] = square.side();
    mass[node] = to - from;
    leaf[node] = to - from == 1 || square.side() <= smallest;
    if (leaf[node]) {
      sum(node, from, to);
    } else {
      int split = part(from, to, 1, square.y());
      int[] bounds = {
        from, part(from, split, 0, square.x()), split, part(split, to, 0, square.x()), to
      };
      for (int q = 0; q < 4; q++) {
        if (bounds[q] < bounds[q + 1]) {
          int child = size;
          build(bounds[q], bounds[q + 1], square.quarter(q), smallest);
          centreX[node] += centreX[child] * mass[child] / mass[node];
          centreY[node] += centreY[child] * mass[child] / mass[node];
        }
      }
    }
    after[node] = size;
  }

  private void sum(int node, int from, int to) {
    for (int i = from; i < to; i++) {
      leafOf[order[i]] = node;
      centreX[node] += y[2 * order[i]] / (to - from);
      centreY[node] += y[2 * order[i] + 1] / (to - from);
    }
  }

  /** Points below the line come first. */
  private int part(int from, int to, int axis, double line) {
    int place = from;
    for (int i = from; i < to; i++) {
      if (y[2 * order[i] + axis] < line) {
        int kept = order[place];
        order[place++] = order[i];
        order[i] = kept;
      }
    }
    return place;
  }

  private void allocate(int room) {
    centreX = centreX == null ? new double[room] : Arrays.copyOf(centreX, room);
    centreY = centreY == null ? new double[room] : Arrays.copyOf(centreY, room);
    side = side == null ? new double[room] : Arrays.copyOf(side, room);
    mass = mass == null ? new int[room] : Arrays.copyOf(mass, room);
    after = after == null ? new int[room] : Arrays.copyOf(after, room);
    leaf = leaf == null ? new boolean[room] : Arrays.copyOf(leaf, room);
  }

  /**
   * Sums over all other points j, with q = 1 / (1 + d²): q² (y_i - y_j) for each axis, then q. A
   * square narrower than {@code theta} times its distance stands for its points.
   *
   * @param theta 0 visits each point; at most 0.7, so that no square holds the point it is seen
   *     from
   * @param out three sums
   */
  void repulsion(int point, double theta, double[] out) {
    double px = y[2 * point];
    double py = y[2 * point + 1];
    double limit = theta * theta;
    double sumX = 0;
    double sumY = 0;
    double sumQ = 0;
    int node = 0;
    while (node < size) {
      double dx = px - centreX[node];
      double dy = py - centreY[node];
      double square = dx * dx + dy * dy;
      if (leaf[node] || side[node] * side[node] < limit * square) {
        int count = leafOf[point] == node ? mass[node] - 1 : mass[node];
        double q = 1 / (1 + square);
        sumQ += count * q;
        sumX += count * q * q * dx;
        sumY += count * q * q * dy;
        node = after[node];
      } else {
        node++;
      }
    }
    out[0] = sumX;
    out[1] = sumY;
    out[2] = sumQ;
  }
}
