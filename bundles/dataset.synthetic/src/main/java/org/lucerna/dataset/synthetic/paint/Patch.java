/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import java.util.List;

/**
 * A region inside a closed line, puffed up like a cushion. On it u and v are the coordinates of the
 * frame it was drawn in.
 */
public final class Patch implements Shape {

  /** How far the surface leans at the outline; 1 would be away from the viewer. */
  private static final double STEEPEST = 0.85;

  private final Frame frame;
  private final double[] xs;
  private final double[] ys;
  private final double bevel;

  /**
   * @param frame whose coordinates and units the other values have
   * @param bevel how far from the outline the surface becomes flat
   */
  public Patch(Frame frame, List<Point> outline, double bevel) {
    this.frame = frame;
    List<Point> line = outline.stream().map(frame::point).toList();
    this.xs = line.stream().mapToDouble(Point::x).toArray();
    this.ys = line.stream().mapToDouble(Point::y).toArray();
    this.bevel = bevel * frame.scale();
  }

  @Override
  public double[] bounds() {
    double[] b = {xs[0], ys[0], xs[0], ys[0]};
    for (int i = 1; i < xs.length; i++) {
      b[0] = Math.min(b[0], xs[i]);
      b[1] = Math.min(b[1], ys[i]);
      b[2] = Math.max(b[2], xs[i]);
      b[3] = Math.max(b[3], ys[i]);
    }
    return b;
  }

  @Override
  public void sample(double x, double y, Surface out) {
    double nearest = Double.MAX_VALUE;
    double toX = 0;
    double toY = 0;
    boolean inside = false;
    int j = xs.length - 1;
    for (int i = 0; i < xs.length; j = i++) {
      double dx = xs[i] - xs[j];
      double dy = ys[i] - ys[j];
      double px = x - xs[j];
      double py = y - ys[j];
      double t = Ramp.clamp((px * dx + py * dy) / Math.max(1e-9, dx * dx + dy * dy));
      double qx = t * dx - px;
      double qy = t * dy - py;
      double square = qx * qx + qy * qy;
      if (square < nearest) {
        nearest = square;
        toX = qx;
        toY = qy;
      }
      if (ys[i] > y != ys[j] > y && px < py * dx / dy) {
        inside = !inside;
      }
    }
    double away = Math.sqrt(nearest);
    out.distance = inside ? -away : away;
    out.u = frame.localX(x, y);
    out.v = frame.localY(x, y);
    double tilt = STEEPEST * (1 - Math.min(1, away / bevel)) / Math.max(1e-6, away);
    double outward = inside ? tilt : -tilt;
    out.face(toX * outward, toY * outward);
  }
}
