/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;

/** Makes connected pieces of clusters: crumbs are given to a neighbour. */
final class Pieces {

  private static final int[][] NEIGHBOURS = {{-1, 0}, {0, -1}, {0, 1}, {1, 0}};

  private final int[] clusters;
  private final int height;
  private final int width;
  private final int[] labels;
  private final int[] queue;

  Pieces(int[] clusters, int height, int width) {
    this.clusters = clusters;
    this.height = height;
    this.width = width;
    this.labels = new int[clusters.length];
    this.queue = new int[clusters.length];
  }

  /**
   * Connected parts as pieces; one smaller than a quarter of the mean piece joins the piece above
   * or to the left of it, if there is one.
   */
  Superpixels joined(int wanted) {
    int least = clusters.length / wanted / 4;
    Arrays.fill(labels, -1);
    int count = 0;
    for (int at = 0; at < labels.length; at++) {
      if (labels[at] < 0) {
        int neighbour = at % width > 0 ? labels[at - 1] : at >= width ? labels[at - width] : -1;
        int size = fill(at, count);
        if (size < least && neighbour >= 0) {
          for (int i = 0; i < size; i++) {
            labels[queue[i]] = neighbour;
          }
        } else {
          count++;
        }
      }
    }
    return new Superpixels(labels, count, height, width);
  }

  /** Labels all of one cluster that hangs together with a pixel; they are then in the queue. */
  private int fill(int start, int label) {
    int size = 1;
    queue[0] = start;
    labels[start] = label;
    for (int head = 0; head < size; head++) {
      int at = queue[head];
      for (int[] step : NEIGHBOURS) {
        int y = at / width + step[0];
        int x = at % width + step[1];
        int next = y * width + x;
        boolean inside = y >= 0 && y < height && x >= 0 && x < width;
        if (inside && labels[next] < 0 && clusters[next] == clusters[at]) {
          labels[next] = label;
          queue[size++] = next;
        }
      }
    }
    return size;
  }
}
