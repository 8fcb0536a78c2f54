/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/**
 * Coordinates of a thing: origin, rotation, scale and, where it looks left, mirroring. The x axis
 * points where the thing looks, the y axis down.
 */
public final class Frame {

  private final Point origin;
  private final double cos;
  private final double sin;
  private final double scale;
  private final int mirror;

  private Frame(Point origin, double[] turn, double scale, int mirror) {
    this.origin = origin;
    this.cos = turn[0];
    this.sin = turn[1];
    this.scale = scale;
    this.mirror = mirror;
  }

  /**
   * @param scale pixels a unit
   * @param mirror 1, or -1 to look left
   */
  public static Frame of(Point origin, double degrees, double scale, int mirror) {
    return new Frame(origin, turn(degrees), scale, mirror);
  }

  /** A frame inside this one: moved, then turned from the x axis towards the y axis. */
  public Frame at(double x, double y, double degrees) {
    double[] t = turn(degrees);
    double[] both = {cos * t[0] - sin * t[1], sin * t[0] + cos * t[1]};
    return new Frame(point(x, y), both, scale, mirror);
  }

  /** The same place and direction with a longer or shorter unit. */
  public Frame scaled(double factor) {
    return new Frame(origin, new double[] {cos, sin}, scale * factor, mirror);
  }

  public Point point(double x, double y) {
    return new Point(
        origin.x() + mirror * scale * (cos * x - sin * y),
        origin.y() + scale * (sin * x + cos * y));
  }

  public Point point(Point p) {
    return point(p.x(), p.y());
  }

  public Point origin() {
    return origin;
  }

  /** Pixels a unit. */
  public double scale() {
    return scale;
  }

  /** The x coordinate in this frame of a place on the canvas. */
  double localX(double px, double py) {
    return ((px - origin.x()) * mirror * cos + (py - origin.y()) * sin) / scale;
  }

  double localY(double px, double py) {
    return (-(px - origin.x()) * mirror * sin + (py - origin.y()) * cos) / scale;
  }

  /** The canvas direction of a direction of this frame, x part; the length stays. */
  double canvasX(double dx, double dy) {
    return mirror * (cos * dx - sin * dy);
  }

  double canvasY(double dx, double dy) {
    return sin * dx + cos * dy;
  }

  private static double[] turn(double degrees) {
    double angle = StrictMath.toRadians(degrees);
    return new double[] {StrictMath.cos(angle), StrictMath.sin(angle)};
  }
}
