/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

import java.util.List;

/**
 * A round limb along a curve, of changing thickness. On it u runs from 0 at the root to 1 at the
 * tip, v across from -1 to 1. Between two places it is a cone, so that the surface has no ribs.
 */
public final class Tube implements Shape {

  private final double[] xs;
  private final double[] ys;
  private final double[] radii;

  // of each cone: its axis, how much thicker it gets a pixel, and how far that moves the nearest
  // place on the axis for each pixel away from it
  private final double[] lengths;
  private final double[] dirX;
  private final double[] dirY;
  private final double[] swell;
  private final double[] slope;

  /**
   * @param line places on the canvas, at least two
   * @param radii in pixels, one for each place
   */
  public Tube(List<Point> line, double... radii) {
    if (line.size() < 2 || line.size() != radii.length) {
      throw new IllegalArgumentException(line.size() + " points with " + radii.length + " radii");
    }
    this.xs = line.stream().mapToDouble(Point::x).toArray();
    this.ys = line.stream().mapToDouble(Point::y).toArray();
    this.radii = radii.clone();
    int pieces = xs.length - 1;
    lengths = new double[pieces];
    dirX = new double[pieces];
    dirY = new double[pieces];
    swell = new double[pieces];
    slope = new double[pieces];
    for (int i = 0; i < pieces; i++) {
      lengths[i] = Math.max(1e-6, line.get(i).distance(line.get(i + 1)));
      dirX[i] = (xs[i + 1] - xs[i]) / lengths[i];
      dirY[i] = (ys[i + 1] - ys[i]) / lengths[i];
      swell[i] = Math.max(-0.9, Math.min(0.9, (radii[i + 1] - radii[i]) / lengths[i]));
      slope[i] = swell[i] / Math.sqrt(1 - swell[i] * swell[i]);
    }
  }

  /**
   * A smooth tube through the given places.
   *
   * @param frame whose coordinates and units the other values have
   * @param radii one for each place
   */
  public static Tube smooth(Frame frame, List<Point> line, double... radii) {
    List<Point> fine = Curve.open(line.stream().map(frame::point).toList(), 6);
    double[] fineRadii = new double[fine.size()];
    for (int i = 0; i < fineRadii.length; i++) {
      double t = (double) i / (fineRadii.length - 1) * (radii.length - 1);
      int k = Math.min((int) t, radii.length - 2);
      double share = Ramp.smooth(t - k);
      fineRadii[i] = (radii[k] + (radii[k + 1] - radii[k]) * share) * frame.scale();
    }
    return new Tube(fine, fineRadii);
  }

  @Override
  public double[] bounds() {
    double[] b = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < xs.length; i++) {
      b[0] = Math.min(b[0], xs[i] - radii[i]);
      b[1] = Math.min(b[1], ys[i] - radii[i]);
      b[2] = Math.max(b[2], xs[i] + radii[i]);
      b[3] = Math.max(b[3], ys[i] + radii[i]);
    }
    return b;
  }

  @Override
  public void sample(double x, double y, Surface out) {
    out.distance = Double.MAX_VALUE;
    for (int i = 0; i + 1 < xs.length; i++) {
      double px = x - xs[i];
      double py = y - ys[i];
      double across = dirX[i] * py - dirY[i] * px;
      double along = px * dirX[i] + py * dirY[i] + Math.abs(across) * slope[i];
      double at = Math.max(0, Math.min(lengths[i], along));
      double r = radii[i] + swell[i] * at;
      double qx = px - at * dirX[i];
      double qy = py - at * dirY[i];
      double away = Math.sqrt(qx * qx + qy * qy);
      if (away - r < out.distance) {
        out.distance = away - r;
        out.u = (i + at / lengths[i]) / lengths.length;
        double fold = Math.max(away, r);
        out.face(qx / fold, qy / fold);
        out.v = (across < 0 ? -1 : 1) * Math.min(1, away / r);
      }
    }
  }
}
