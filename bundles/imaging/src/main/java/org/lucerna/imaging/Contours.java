/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;
import org.lucerna.core.api.data.Tensor;

/**
 * Lines of equal value by marching squares (Lorensen and Cline 1987 in two dimensions), joined to
 * long paths. Coordinates are pixels; the value of pixel (x, y) lies at its middle.
 */
public final class Contours {

  private final Tensor values;
  private final double level;
  private final int width;

  /** From each crossed grid edge to the one or two edges a line leads on to. */
  private final Map<Integer, int[]> links = new HashMap<>();

  private Contours(Tensor values, double level) {
    this.values = values;
    this.level = level;
    this.width = values.size(1);
  }

  /**
   * @param values {@code [h, w]}
   */
  public static Path2D at(Tensor values, double level) {
    Contours contours = new Contours(values, level);
    for (int y = 0; y + 1 < values.size(0); y++) {
      for (int x = 0; x + 1 < values.size(1); x++) {
        contours.square(x, y);
      }
    }
    return contours.path();
  }

  private boolean above(int x, int y) {
    return values.at(y * width + x) >= level;
  }

  /** Edges are numbered by the pixel at their left or upper end: even to the right, odd down. */
  private void square(int x, int y) {
    int corners =
        (above(x, y) ? 1 : 0)
            | (above(x + 1, y) ? 2 : 0)
            | (above(x + 1, y + 1) ? 4 : 0)
            | (above(x, y + 1) ? 8 : 0);
    int top = 2 * (y * width + x);
    int left = top + 1;
    int right = top + 3;
    int bottom = top + 2 * width;
    switch (corners) {
      case 1, 14 -> link(top, left);
      case 2, 13 -> link(top, right);
      case 3, 12 -> link(left, right);
      case 4, 11 -> link(right, bottom);
      case 6, 9 -> link(top, bottom);
      case 7, 8 -> link(left, bottom);
      case 5, 10 -> {
        boolean joined = middle(x, y) >= level == (corners == 5);
        link(top, joined ? right : left);
        link(bottom, joined ? left : right);
      }
      default -> {} // all on one side
    }
  }

  private double middle(int x, int y) {
    int at = y * width + x;
    return (values.at(at) + values.at(at + 1) + values.at(at + width) + values.at(at + width + 1))
        / 4.0;
  }

  private void link(int a, int b) {
    links.merge(a, new int[] {b}, Contours::join);
    links.merge(b, new int[] {a}, Contours::join);
  }

  private static int[] join(int[] one, int[] other) {
    return new int[] {one[0], other[0]};
  }

  /** Open lines first, from an end that lies on the border; what is left are closed ones. */
  private Path2D path() {
    Path2D path = new Path2D.Double();
    int[] ends =
        links.keySet().stream()
            .filter(e -> links.get(e).length == 1)
            .mapToInt(e -> e)
            .sorted()
            .toArray();
    for (int end : ends) {
      if (links.containsKey(end)) {
        walk(end, path);
      }
    }
    int[] rest = links.keySet().stream().mapToInt(e -> e).sorted().toArray();
    for (int start : rest) {
      if (links.containsKey(start)) {
        walk(start, path);
        path.closePath();
      }
    }
    return path;
  }

  private void walk(int start, Path2D path) {
    int at = start;
    boolean first = true;
    while (at >= 0) {
      double along = crossing(at);
      int pixel = at / 2;
      double x = pixel % width + 0.5 + (at % 2 == 0 ? along : 0);
      double y = pixel / width + 0.5 + (at % 2 == 0 ? 0 : along);
      if (first) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
      first = false;
      int[] next = links.remove(at);
      at = -1;
      for (int candidate : next) {
        if (links.containsKey(candidate)) {
          at = candidate;
        }
      }
    }
  }

  private double crossing(int edge) {
    int pixel = edge / 2;
    double from = values.at(pixel);
    double to = values.at(pixel + (edge % 2 == 0 ? 1 : width));
    return (level - from) / (to - from);
  }
}
