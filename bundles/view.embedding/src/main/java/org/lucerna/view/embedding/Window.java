/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import org.lucerna.view.embedding.model.Plane;

/**
 * Which part of a plane is seen; one scale for both axes, y upwards.
 *
 * @param x in the middle
 * @param y in the middle
 * @param scale pixels for a unit of the plane
 */
record Window(double x, double y, double scale) {

  private static final double MARGIN = 0.92;

  /** All points of a plane in a rectangle of that size. */
  static Window of(Plane plane, double width, double height) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < plane.x().length; i++) {
      left = Math.min(left, plane.x()[i]);
      right = Math.max(right, plane.x()[i]);
      low = Math.min(low, plane.y()[i]);
      high = Math.max(high, plane.y()[i]);
    }
    if (left > right) {
      return new Window(0, 0, 1);
    }
    double scale =
        MARGIN
            * Math.min(width / Math.max(1e-9, right - left), height / Math.max(1e-9, high - low));
    return new Window((left + right) / 2, (low + high) / 2, Math.min(scale, 1e9));
  }

  double screenX(double px, double width) {
    return width / 2 + (px - x) * scale;
  }

  double screenY(double py, double height) {
    return height / 2 - (py - y) * scale;
  }

  Window moved(double right, double down) {
    return new Window(x - right / scale, y + down / scale, scale);
  }

  /** Larger around a point of the screen, given from the middle. */
  Window zoomed(double factor, double fromMiddleX, double fromMiddleY) {
    double next = scale * factor;
    return new Window(
        x + fromMiddleX / scale - fromMiddleX / next,
        y - fromMiddleY / scale + fromMiddleY / next,
        next);
  }
}
