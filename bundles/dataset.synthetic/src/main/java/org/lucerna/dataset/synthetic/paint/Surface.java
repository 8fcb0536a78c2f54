/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/**
 * What a shape is at one place; filled anew for every pixel, so that painting allocates nothing.
 */
public final class Surface {

  /** Pixels to the outline, negative inside. */
  double distance;

  /** The direction the surface faces: right, down, and towards the viewer. */
  double nx;

  double ny;
  double nz;

  /** Coordinates on the shape, for patterns. */
  double u;

  double v;

  public double u() {
    return u;
  }

  public double v() {
    return v;
  }

  /** Sets the normal from its part in the picture's plane, which may not be longer than 1. */
  void face(double x, double y) {
    nx = x;
    ny = y;
    nz = Math.sqrt(Math.max(0, 1 - x * x - y * y));
  }
}
