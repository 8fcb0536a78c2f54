/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

/**
 * A round brush.
 *
 * @param radius in pixels of the picture
 * @param hardness share of the radius that is covered fully, 0 to 1; the rest fades out
 * @param rgb what {@link Tool#PAINT} paints
 */
record Brush(Tool tool, double radius, double hardness, int rgb) {

  static final double LEAST = 1;
  static final double MOST = 60;

  Brush {
    radius = Math.max(LEAST, Math.min(MOST, radius));
    hardness = Math.max(0, Math.min(1, hardness));
  }

  Brush withTool(Tool next) {
    return new Brush(next, radius, hardness, rgb);
  }

  Brush withRadius(double next) {
    return new Brush(tool, next, hardness, rgb);
  }

  Brush withHardness(double next) {
    return new Brush(tool, radius, next, rgb);
  }

  Brush withRgb(int next) {
    return new Brush(tool, radius, hardness, next & 0xFFFFFF);
  }

  /** How much is covered at a distance from the middle, 0 to 1. */
  double cover(double distance) {
    double soft = Math.max(radius * (1 - hardness), 0.5);
    double t = Math.max(0, Math.min(1, (radius - distance) / soft));
    return t * t * (3 - 2 * t);
  }
}
