/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.paint;

/**
 * An ellipse or egg around a frame's origin, round like a ball. On it u and v run from -1 to 1.
 *
 * <p>The distance is the first-order estimate f |f| / |grad f| of an implicit curve (Taubin 1994):
 * exact at the outline, where it decides.
 */
public final class Blob implements Shape {

  private final Frame frame;
  private final double rx;
  private final double ry;
  private final double taper;

  /**
   * @param rx half width in the frame's units
   * @param ry half height
   * @param taper how much higher the side at +x is than the middle, and how much lower that at -x
   */
  public Blob(Frame frame, double rx, double ry, double taper) {
    this.frame = frame;
    this.rx = rx;
    this.ry = ry;
    this.taper = taper;
  }

  public Blob(Frame frame, double rx, double ry) {
    this(frame, rx, ry, 0);
  }

  @Override
  public double[] bounds() {
    double reach = Math.max(rx, ry * (1 + Math.abs(taper))) * frame.scale();
    Point c = frame.origin();
    return new double[] {c.x() - reach, c.y() - reach, c.x() + reach, c.y() + reach};
  }

  @Override
  public void sample(double x, double y, Surface out) {
    double lx = frame.localX(x, y);
    double ly = frame.localY(x, y);
    double a = lx / rx;
    double high = ry * (1 + taper * Math.max(-1, Math.min(1, a)));
    double b = ly / high;
    double k = Math.sqrt(a * a + b * b);
    double gx = a / rx;
    double gy = b / high;
    double g = Math.sqrt(gx * gx + gy * gy);
    double distance = g == 0 ? -Math.min(rx, high) : k * (k - 1) / g;
    out.distance = distance * frame.scale();
    out.u = a;
    out.v = b;
    double fold = Math.max(k, 1);
    out.face(frame.canvasX(a / fold, b / fold), frame.canvasY(a / fold, b / fold));
  }
}
