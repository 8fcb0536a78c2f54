/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.SplittableRandom;

/**
 * Vantage-point tree (Yianilos 1993): every node splits its points into those nearer to its vantage
 * point than the median and those farther. Answers are exact; equally near points come in order.
 */
final class VpTree {

  private final double[] points;
  private final int width;
  private final int n;

  /** Points in the order of the tree: a node, its near half, its far half. */
  private final int[] order;

  /** By place in the order: the distance that divides near from far. */
  private final double[] radius;

  /**
   * @param points {@code [N, width]} row by row
   */
  VpTree(double[] points, int width) {
    this.points = points;
    this.width = width;
    this.n = points.length / width;
    this.order = new int[n];
    this.radius = new double[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    build(0, n, new SplittableRandom(1));
  }

  private void build(int from, int to, SplittableRandom random) {
    if (to - from < 2) {
      return;
    }
    swap(from, from + random.nextInt(to - from));
    int middle = (from + 1 + to) / 2;
    select(from, to, middle);
    radius[from] = distance(order[from], order[middle]);
    build(from + 1, middle, random);
    build(middle, to, random);
  }

  /** Hoare's selection: nearer points go before {@code middle}. */
  private void select(int vantage, int to, int middle) {
    int low = vantage + 1;
    int high = to - 1;
    while (low < high) {
      double pivot = distance(order[vantage], order[(low + high) >>> 1]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (distance(order[vantage], order[i]) < pivot) {
          i++;
        }
        while (distance(order[vantage], order[j]) > pivot) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      if (middle <= j) {
        high = j;
      } else if (middle >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  /** The k nearest other points, nearest first. */
  Found nearest(int point, int k) {
    Found found = new Found(Math.min(k, n - 1));
    search(point, 0, n, found);
    return found;
  }

  private void search(int point, int from, int to, Found found) {
    if (from >= to) {
      return;
    }
    double distance = distance(point, order[from]);
    if (order[from] != point) {
      found.offer(order[from], distance);
    }
    int middle = (from + 1 + to) / 2;
    if (distance < radius[from]) {
      search(point, from + 1, middle, found);
      if (distance + found.worst() >= radius[from]) {
        search(point, middle, to, found);
      }
    } else {
      search(point, middle, to, found);
      if (distance - found.worst() <= radius[from]) {
        search(point, from + 1, middle, found);
      }
    }
  }

  private double distance(int a, int b) {
    double sum = 0;
    for (int c = 0; c < width; c++) {
      double difference = points[a * width + c] - points[b * width + c];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  private void swap(int i, int j) {
    int kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }

  /** The nearest points so far. */
  static final class Found {

    private final int[] points;
    private final double[] distances;
    private int size;

    private Found(int k) {
      this.points = new int[k];
      this.distances = new double[k];
    }

    private double worst() {
      return size < points.length ? Double.POSITIVE_INFINITY : distances[size - 1];
    }

    private void offer(int point, double distance) {
      if (size == points.length && !before(point, distance, size - 1)) {
        return;
      }
      size = Math.min(points.length, size + 1);
      int place = size - 1;
      while (place > 0 && before(point, distance, place - 1)) {
        points[place] = points[place - 1];
        distances[place] = distances[place - 1];
        place--;
      }
      points[place] = point;
      distances[place] = distance;
    }

    private boolean before(int point, double distance, int place) {
      return distance < distances[place] || distance == distances[place] && point < points[place];
    }

    int[] points() {
      return points;
    }

    double[] distances() {
      return distances;
    }
  }
}
